import { i18n } from '../../../lib/i18n.ts'
import { WhyPairings } from '../rounds/why-pairings.tsx'
import { isOpen, type Section } from './bracket-sections.ts'
import { RoundCards, type Shown } from './round-cards.tsx'

interface SwissSectionProps extends Shown {
  readonly section: Section
  /** A preview knows no tournament that could be asked for reasons. */
  readonly isPreview: boolean
}

/** The rounds of a Swiss, the newest on top; earlier ones fold away. */
export function SwissSection({ section, isPreview, ...shown }: SwissSectionProps) {
  const rounds = section.parts.flatMap(part => part.rounds).toReversed()
  return rounds.map((round, index) => {
    const left = round.matches.filter(isOpen).length
    return (
      <details key={round.round} className="swiss-round" open={index === 0 || left > 0}>
        <summary>
          <h2>{round.title}</h2>
          <span className="figures">
            {left === 0 ? i18n._('all decided') : i18n._('{left, plural, other {# to play}}', { left })}
          </span>
        </summary>
        <RoundCards matches={round.matches} {...shown} />
        {!isPreview && <WhyPairings matches={section.matches} round={round.round} />}
      </details>
    )
  })
}
