import type { BracketView } from '@gym-it/contracts'
import { formatMoment } from '../../lib/dates.ts'
import { BoardScene } from './board-scene.tsx'
import { DisplayName } from './display-name.tsx'
import { NowScene, ResultsScene } from './match-scenes.tsx'
import { PodiumScene } from './podium-scene.tsx'
import { rowsStyle } from './rows-style.ts'
import type { Scene } from './scene.ts'
import { TableScene } from './table-scene.tsx'
import './scenes.css'
import { i18n } from '../../lib/i18n.ts'
import { TreeScene } from './tree-scene.tsx'

interface SceneProps {
  readonly scene: Scene
  readonly view: BracketView
}

/** One page of the display, with its heading. */
export function SceneView({ scene, view }: SceneProps) {
  return (
    <>
      {scene.title !== '' && <h2 dir="auto">{scene.title}</h2>}
      <Inside scene={scene} view={view} />
    </>
  )
}

/** In one column up to six, then in two. */
const rowsOfPeople = (people: number) => Math.max(4, people > 6 ? Math.ceil(people / 2) : people)

function Inside({ scene, view }: SceneProps) {
  switch (scene.kind) {
    case 'welcome':
      return <Welcome view={view} />
    case 'entries':
    case 'heat':
      return (
        <ol className="display-people" style={rowsStyle(rowsOfPeople(scene.people.length))}>
          {scene.people.map(person => (
            <li key={person.id}>
              <DisplayName person={person} />
            </li>
          ))}
        </ol>
      )
    case 'now':
      return <NowScene matches={scene.matches} />
    case 'results':
      return <ResultsScene matches={scene.matches} />
    case 'tree':
      return <TreeScene columns={scene.columns} matches={view.bracket} />
    case 'tables':
      return <TableScene tables={scene.tables} />
    case 'board':
      return <BoardScene board={scene.board} rows={scene.rows} />
    case 'podium':
      return <PodiumScene standings={scene.standings} />
    default:
      return scene satisfies never
  }
}

/** Before the draw, and whenever there is nothing to show of the play. */
function Welcome({ view: { tournament } }: { readonly view: BracketView }) {
  const { status, name, participant_count, max_participants, start_date } = tournament
  return (
    <div className="display-welcome">
      <p className="display-label">{formatMoment(start_date)}</p>
      <h2 dir="auto">{name}</h2>
      <p>
        {status === 'setup'
          ? i18n._(
              '{taken} of {places, plural, one {# place} other {# places}} are taken. The draw is still to come.',
              { taken: participant_count, places: max_participants },
            )
          : status === 'active'
            ? i18n._('The next matches are being set.')
            : i18n._('Thank you for being here.')}
      </p>
    </div>
  )
}
