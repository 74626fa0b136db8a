import type { FitnessLeaderboard, Participant } from '@gym-it/contracts'
import { i18n } from '../../lib/i18n.ts'
import { PersonLink } from '../follow/person-link.tsx'

interface HeatsProps {
  readonly workouts: FitnessLeaderboard['workouts']
  readonly people: ReadonlyMap<number, Participant>
}

/** Who runs when: each workout's heats, the best last. */
export function Heats({ workouts, people }: HeatsProps) {
  if (workouts.every(({ heats }) => heats.length < 2)) return null
  return (
    <section className="heats" aria-label={i18n._('Heats')}>
      <h2>{i18n._('Heats')}</h2>
      {workouts.map(({ id, name, heats }) => (
        <details key={id} className="more">
          <summary dir="auto">{name}</summary>
          <ol className="plain-list heat-list">
            {heats.map((heat, index) => (
              <li key={heat.join()} className="panel heat">
                <h3>{i18n._('Heat {number}', { number: index + 1 })}</h3>
                <ol className="plain-list">
                  {heat.map(pid => (
                    <li key={pid}>
                      <PersonLink person={people.get(pid) ?? null} />
                    </li>
                  ))}
                </ol>
              </li>
            ))}
          </ol>
        </details>
      ))}
    </section>
  )
}
