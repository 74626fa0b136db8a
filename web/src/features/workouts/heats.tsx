import type { FitnessLeaderboard, Participant } from '@gym-it/contracts'

interface HeatsProps {
  readonly workouts: FitnessLeaderboard['workouts']
  readonly people: ReadonlyMap<number, Participant>
}

/** Who runs when: each workout's heats, the best last. */
export function Heats({ workouts, people }: HeatsProps) {
  if (workouts.every(({ heats }) => heats.length < 2)) return null
  return (
    <section className="heats" aria-label="Heats">
      <h2>Heats</h2>
      {workouts.map(({ id, name, heats }) => (
        <details key={id} className="more">
          <summary>{name}</summary>
          <ol className="plain-list heat-list">
            {heats.map((heat, index) => (
              <li key={heat.join()} className="panel heat">
                <h3>Heat {index + 1}</h3>
                <ol className="plain-list">
                  {heat.map(pid => (
                    <li key={pid}>{people.get(pid)?.name}</li>
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
