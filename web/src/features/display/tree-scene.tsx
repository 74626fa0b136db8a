import type { Match, Participant } from '@gym-it/contracts'
import { labelText } from '../brackets/match/label-text.ts'
import { nameMatches } from '../brackets/match/match-name.ts'
import { byeText, outcomeText, sideScores } from '../brackets/match/match-text.ts'
import { waitingFor } from '../brackets/match/source-text.ts'
import { DisplayName } from './display-name.tsx'
import type { Column } from './scene.ts'

interface TreeSceneProps {
  readonly columns: readonly Column[]
  /** All of the tournament, to say where people come from. */
  readonly matches: readonly Match[]
}

/** Whether the heading cannot say what each match is. */
const isMixed = ({ matches }: Column) => matches.some(match => match.label !== matches[0]?.label)

/** Up to four matches and where they lead. */
export function TreeScene({ columns, matches }: TreeSceneProps) {
  const names = nameMatches(matches)
  return (
    <div className="display-tree">
      {columns.map((column, index) => {
        const before = columns[index - 1]?.matches.length ?? 0
        const join = before === 2 * column.matches.length ? 'pairs' : before > 0 ? 'single' : undefined
        return (
          <section key={column.title} data-join={join} aria-label={column.title}>
            <h3>{column.title}</h3>
            <ol>
              {column.matches.map(match => (
                <li key={match.id}>
                  <Card match={match} names={names} isNamed={isMixed(column)} />
                </li>
              ))}
            </ol>
            {column.aside.map(match => (
              <div key={match.id} className="display-aside">
                <Card match={match} names={names} isNamed />
              </div>
            ))}
          </section>
        )
      })}
    </div>
  )
}

interface CardProps {
  readonly match: Match
  readonly names: ReadonlyMap<number, string>
  readonly isNamed: boolean
}

function Card({ match, names, isNamed }: CardProps) {
  if (match.status === 'bye') return <p className="display-bye">{byeText(match)}</p>
  const [source1, source2] = waitingFor(match, names)
  return (
    <div className="display-card" data-status={match.status}>
      {isNamed && <p className="display-label">{labelText(match.label)}</p>}
      <Side match={match} side="p1" person={match.participant1} source={source1} />
      <Side match={match} side="p2" person={match.participant2} source={source2} />
    </div>
  )
}

interface SideProps {
  readonly match: Match
  readonly side: 'p1' | 'p2'
  readonly person: Participant | null
  readonly source: string
}

function Side({ match, side, person, source }: SideProps) {
  const isWinner = person !== null && match.winner_id === person.id
  const scores = sideScores(match, side)
  const state = isWinner ? 'won' : match.status === 'completed' && match.winner_id !== null ? 'lost' : undefined
  return (
    <p className="display-side" data-state={state}>
      <DisplayName person={person} source={source} room={22 - 3 * Math.min(3, scores.length)} />
      {/* Three fit beside a name; of more only who won how many is told. */}
      {scores.length > 3 ? (
        <b>{gamesWon(match, side)}</b>
      ) : (
        scores.map((score, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: games have no key of their own and keep their places
          <b key={index}>{score}</b>
        ))
      )}
      {isWinner && scores.length === 0 && <b>{match.score ?? (outcomeText(match) || '✓')}</b>}
    </p>
  )
}

function gamesWon({ games }: Match, side: 'p1' | 'p2'): number {
  const other = side === 'p1' ? 'p2' : 'p1'
  return games.filter(game => game[side] > game[other]).length
}
