import type { Standing, Tournament } from '@gym-it/contracts'
import { i18n } from '../../../lib/i18n.ts'
import { BracketTree } from '../tree/bracket-tree.tsx'
import type { Section } from './bracket-sections.ts'
import { GroupSection } from './group-section.tsx'
import type { Shown } from './round-cards.tsx'
import { SwissSection } from './swiss-section.tsx'

interface SectionsProps extends Shown {
  readonly sections: readonly Section[]
  readonly standings: readonly Standing[]
  readonly tournament: Tournament
  readonly isPreview?: boolean
}

/** Everything on one wide page: trees one below the other, groups side by side. */
export function Sections({ sections, standings, tournament, isPreview = false, ...shown }: SectionsProps) {
  const groups = sections.filter(section => section.kind === 'group')
  const [firstGroup] = groups
  return sections.map(section => {
    if (section.kind === 'tree') {
      return (
        <div key={section.key} className="bracket-section">
          {section.title && <h2>{section.title}</h2>}
          <BracketTree
            label={section.title || i18n._('Bracket')}
            isTitled={section.title !== ''}
            matches={section.matches}
            {...shown}
          />
        </div>
      )
    }
    if (section.kind === 'swiss')
      return <SwissSection key={section.key} section={section} isPreview={isPreview} {...shown} />
    // All groups stand in one grid, in the place of the first.
    if (section !== firstGroup) return null
    return (
      <div key="groups" className="bracket-section groups" data-single={groups.length === 1 || undefined}>
        {groups.map(group => (
          <section key={group.key} className="panel group" aria-label={group.title || i18n._('All matches')}>
            {group.title && <h2>{group.title}</h2>}
            <GroupSection section={group} standings={standings} tournament={tournament} {...shown} />
          </section>
        ))}
      </div>
    )
  })
}
