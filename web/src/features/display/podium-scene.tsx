import type { Standing } from '@gym-it/contracts'
import { IconTrophy } from '@tabler/icons-react'
import { DisplayName } from './display-name.tsx'
import './podium-scene.css'
import { i18n } from '../../lib/i18n.ts'

/** The champion, large, and who stands beside. */
export function PodiumScene({ standings }: { readonly standings: readonly Standing[] }) {
  const first = standings.filter(row => row.place === 1)
  const others = standings.filter(row => row.place > 1)
  return (
    <div className="display-podium">
      <div className="display-champion">
        <IconTrophy stroke={1.5} aria-hidden="true" />
        <p className="display-label">{first.length > 1 ? i18n._('Champions') : i18n._('Champion')}</p>
        {first.map(({ participant }) => (
          <p key={participant.id} className="display-champion-name">
            <DisplayName person={participant} />
          </p>
        ))}
      </div>
      <ol className="display-beside">
        {others.map(({ place, participant }) => (
          <li key={participant.id}>
            <span className="display-place">{place}</span>
            <DisplayName person={participant} />
          </li>
        ))}
      </ol>
    </div>
  )
}
