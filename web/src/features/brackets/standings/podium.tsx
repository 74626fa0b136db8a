import type { Standing } from '@gym-it/contracts'
import { IconTrophy } from '@tabler/icons-react'
import { i18n } from '../../../lib/i18n.ts'
import './podium.css'

/** The champion, or all who share that place, and who stands beside: two thirds where no match decided them. */
export function Podium({ standings }: { readonly standings: readonly Standing[] }) {
  const best = standings.filter(row => row.group === null && row.place <= 3)
  const first = best.filter(row => row.place === 1)
  const others = best.filter(row => row.place > 1)
  if (first.length === 0) return null
  return (
    <section className="podium" aria-label={i18n._('Podium')}>
      <div className="podium-first" data-shared={first.length > 1 || undefined}>
        <IconTrophy size={34} stroke={1.6} aria-hidden="true" />
        <div>
          <p className="podium-label">{first.length > 1 ? i18n._('Champions') : i18n._('Champion')}</p>
          {first.map(({ participant }) => (
            <p key={participant.id} className="podium-champion" dir="auto">
              {participant.name}
            </p>
          ))}
        </div>
      </div>
      {others.length > 0 && (
        <ol className="plain-list podium-others">
          {others.map(({ place, participant }) => (
            <li key={participant.id}>
              <span className="podium-place">{place}</span>
              <span className="podium-name" dir="auto">
                {participant.name}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
