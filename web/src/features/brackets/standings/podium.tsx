import type { Standing } from '@gym-it/contracts'
import { IconTrophy } from '@tabler/icons-react'
import { i18n } from '../../../lib/i18n.ts'
import './podium.css'

const nameSizes = ['podium-first', 'podium-second', 'podium-third']

/** The champion, and who stands beside: places 1 to 3, two thirds where no match decided them. */
export function Podium({ standings }: { standings: readonly Standing[] }) {
  const best = standings.filter(row => row.group === null && row.place <= 3)
  const [first, ...others] = best
  if (first === undefined || others[0]?.place === 1) return null
  return (
    <section className="podium" aria-label={i18n._('Podium')}>
      <div className={nameSizes[0]}>
        <IconTrophy size={34} stroke={1.6} aria-hidden="true" />
        <div>
          <p className="podium-label">{i18n._('Champion')}</p>
          <p className="podium-champion" dir="auto">
            {first.participant.name}
          </p>
        </div>
      </div>
      <ol className="plain-list podium-others">
        {others.map(({ place, participant }) => (
          <li key={participant.id} className={nameSizes[place - 1]}>
            <span className="podium-place">{place}</span>
            <span className="podium-name" dir="auto">
              {participant.name}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
