import { type Facts, realPodium } from './facts.ts'
import type { Played } from './play.ts'

/** The names on places 1 to 3. */
export const podiumOf = ({ view }: Played): string[] =>
  view.standings.filter(({ place }) => place <= 3).map(({ participant }) => participant.name)

/** How many events of each type the spectator saw. */
export function countByType({ seen }: Played): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { frame } of seen) counts.set(frame.event, (counts.get(frame.event) ?? 0) + 1)
  return counts
}

/** The middle value; the mean of both middle ones for an even number. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [low = Number.NaN, high = Number.NaN] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.floor(sorted.length / 2)],
  ]
  return (low + high) / 2
}

/** What is not as it was in 2022, or did not reach the spectator as it should; empty when all is right. */
export function problemsOf(played: Played, { matches }: Facts): string[] {
  const problems: string[] = []
  const expect = (isRight: boolean, problem: string) => void (isRight || problems.push(problem))
  const counts = countByType(played)
  const podium = podiumOf(played)
  const seqs = played.seen.map(({ frame }) => frame.seq)
  expect(podium.join() === realPodium.join(), `the podium is ${podium.join(', ')}, not ${realPodium.join(', ')}`)
  expect(played.view.tournament.status === 'completed', `the tournament is ${played.view.tournament.status}`)
  const results = counts.get('match.completed') ?? 0
  expect(results === matches.length, `${results} results arrived live, not ${matches.length}`)
  for (const type of ['tournament.started', 'tournament.completed']) {
    const count = counts.get(type) ?? 0
    expect(count === 1, `${type} arrived ${count} times, not once`)
  }
  const isRising = seqs.every((seq, index) => index === 0 || seq > (seqs[index - 1] ?? 0))
  expect(isRising, 'live events arrived twice or out of order')
  return problems
}
