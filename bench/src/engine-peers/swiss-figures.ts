import { draw, pairNextRound, report } from '@gym-it/tournament-engine'
import type { Figure, Workbench } from '../area.ts'
import { entrantsOf } from './ours.ts'
import { pairSwiss } from './tournament-organizer.ts'

/** Seconds for one round by bbpPairings 6.0.0, a reference implementation of the FIDE Dutch rules, whole process. */
const reference = { 256: '300–750 ms', 1024: '51–81 s' } as const

/** Milliseconds for each pairing of a Swiss in which a fifth of the matches is an upset. */
function pairOurs(entrants: number, rounds: number): number[] {
  const times: number[] = []
  let startedAt = performance.now()
  let bracket = draw('swiss', entrantsOf(entrants), { rounds })
  times.push(performance.now() - startedAt)
  for (let round = 2; round <= rounds; round++) {
    for (const match of bracket.matches) {
      if (match.status !== 'ready') continue
      const [first, second] = match.participants.map(Number)
      const upset = (match.number * 7919 + round * 104_729) % 5 === 0
      const [better = 0, worse = 0] = [Math.min(first ?? 0, second ?? 0), Math.max(first ?? 0, second ?? 0)]
      bracket = report(bracket, match.number, { winner: upset ? worse : better }).bracket
    }
    startedAt = performance.now()
    bracket = pairNextRound(bracket).bracket
    times.push(performance.now() - startedAt)
  }
  return times
}

function figure(entrants: 256 | 1024, rounds: number, target: number, peer: string): Figure {
  const slowest = Math.max(...pairOurs(entrants, rounds))
  return {
    label: `Swiss of ${entrants}: slowest of ${rounds} pairings`,
    measured: `${slowest.toFixed(0)} ms`,
    against: `${peer}; ${reference[entrants]} bbpPairings`,
    target: `< ${target} ms`,
    isMet: slowest < target,
  }
}

export async function swissFigures({ say }: Workbench): Promise<Figure[]> {
  pairOurs(64, 6)
  const peer = Math.max(...pairSwiss(256, 3))
  say('Swiss of 256 by tournament-organizer done; of 1,024 it does not finish in minutes')
  return [
    figure(256, 8, 150, `${peer.toFixed(0)} ms tournament-organizer`),
    figure(1024, 10, 3000, 'tournament-organizer does not finish'),
  ]
}
