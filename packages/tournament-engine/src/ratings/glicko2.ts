import type { EntrantId } from '../bracket.ts'
import { EngineError } from '../engine-error.ts'
import type { RatedResult } from './rated-results.ts'

/** A strength on Glicko's scale (1500 is usual), how uncertain it is, and how much the form varies. */
export interface Glicko2Player {
  readonly rating: number
  readonly deviation: number
  readonly volatility: number
}

/** A game seen by one of the two: the opponent as before the period, and 1, 0.5 or 0. */
export interface Glicko2Game {
  readonly rating: number
  readonly deviation: number
  readonly score: number
}

/**
 * Who has not been rated yet.
 *
 * @example
 * newcomer // → { rating: 1500, deviation: 350, volatility: 0.06 }
 */
export const newcomer: Glicko2Player = { rating: 1500, deviation: 350, volatility: 0.06 }

/** Rating points to one unit of the scale on which Glicko-2 computes. */
const UNIT = 173.7178
const CONVERGED = 0.000001

/**
 * A player after a rating period, by all games of the period at once: M. Glickman, "Example of the Glicko-2 system"
 * (2013), whose worked example it gives. Without games only the deviation grows, up to that of a newcomer. `tau`, 0.3
 * to 1.2, bounds how fast the volatility moves. The order of the games does not matter, not even for the last digit.
 * Throws OPTION_IMPOSSIBLE where a number is none or out of its range.
 *
 * @example
 * const games = [{ rating: 1400, deviation: 30, score: 1 }, { rating: 1550, deviation: 100, score: 0 }, { rating: 1700, deviation: 300, score: 0 }]
 * const { rating, deviation, volatility } = rateGlicko2({ rating: 1500, deviation: 200, volatility: 0.06 }, games)
 * [rating.toFixed(2), deviation.toFixed(2), volatility.toFixed(6)] // → ['1464.05', '151.52', '0.059996']
 */
export function rateGlicko2(player: Glicko2Player, games: readonly Glicko2Game[], tau = 0.5): Glicko2Player {
  check(player, games, tau)
  const phi = player.deviation / UNIT
  let information = 0
  let surprise = 0
  const ordered = games.toSorted(
    (one, two) => one.rating - two.rating || one.deviation - two.deviation || one.score - two.score,
  )
  for (const { rating, deviation, score } of ordered) {
    const weight = 1 / Math.sqrt(1 + (3 * (deviation / UNIT) ** 2) / Math.PI ** 2)
    const odds = Math.exp((weight * (player.rating - rating)) / UNIT)
    const expected = 1 / (1 + 1 / odds)
    // Not 1 - expected, which is lost to rounding where one is far stronger.
    information += (weight ** 2 * expected) / (1 + odds)
    surprise += weight * (score - expected)
  }
  const volatility =
    games.length === 0
      ? player.volatility
      : nextVolatility(player.volatility, tau, phi, 1 / information, surprise / information)
  const uncertain = phi ** 2 + volatility ** 2
  const nextPhi = 1 / Math.sqrt(1 / uncertain + information)
  return {
    rating: player.rating + UNIT * nextPhi ** 2 * surprise,
    deviation: Math.min(UNIT * nextPhi, newcomer.deviation),
    volatility,
  }
}

/** Step 5 of the paper: the root of its f by the Illinois variant of regula falsi. */
function nextVolatility(volatility: number, tau: number, phi: number, variance: number, delta: number): number {
  const start = Math.log(volatility ** 2)
  const f = (x: number): number => {
    const spread = phi ** 2 + variance + Math.exp(x)
    return (Math.exp(x) * (delta ** 2 - spread)) / (2 * spread ** 2) - (x - start) / tau ** 2
  }
  let low = start
  let high = Math.log(delta ** 2 - phi ** 2 - variance)
  if (Number.isNaN(high) || high === Number.NEGATIVE_INFINITY) {
    high = start - tau
    while (f(high) < 0) high -= tau
  }
  let atLow = f(low)
  let atHigh = f(high)
  while (Math.abs(high - low) > CONVERGED) {
    const middle = low + ((low - high) * atLow) / (atHigh - atLow)
    const atMiddle = f(middle)
    if (atMiddle * atHigh <= 0) {
      low = high
      atLow = atHigh
    } else atLow /= 2
    high = middle
    atHigh = atMiddle
  }
  return Math.exp(low / 2)
}

/** Far beyond any rating seen, and near enough that no exponential overflows. */
const inRange = (value: number, least: number): boolean => value >= least && value <= 10_000

function check({ rating, deviation, volatility }: Glicko2Player, games: readonly Glicko2Game[], tau: number): void {
  const least = 0.000001
  const numbers = {
    rating: [rating, -10_000],
    deviation: [deviation, least],
    volatility: [volatility, least],
    tau: [tau, least],
  } as const
  for (const [option, [value, from]] of Object.entries(numbers)) {
    if (inRange(value, from)) continue
    throw new EngineError('OPTION_IMPOSSIBLE', `The ${option} of a rating cannot be ${value}.`, { option })
  }
  const fits = (game: Glicko2Game): boolean =>
    inRange(game.rating, -10_000) && inRange(game.deviation, 0) && game.score >= 0 && game.score <= 1
  if (games.every(fits)) return
  const message = 'A rated game needs the rating and the deviation of the opponent and a score from 0 to 1.'
  throw new EngineError('OPTION_IMPOSSIBLE', message, { option: 'games' })
}

/**
 * Everybody after a tournament, which is one rating period: each game counts against the opponent as rated before it,
 * so the order of the results does not matter. Who is not in `players` enters as a newcomer; who is and did not play
 * grows more uncertain. `players` stays as it is. Throws as `rateGlicko2` does, and ENTRANT_TWICE for a game against
 * oneself.
 *
 * @example
 * const rated = ratePeriod(new Map(), [{ first: 10, second: 20, score: 1 }])
 * [rated.get(10).rating.toFixed(1), rated.get(20).rating.toFixed(1)] // → ['1662.3', '1337.7']
 */
export function ratePeriod(
  players: ReadonlyMap<EntrantId, Glicko2Player>,
  results: readonly RatedResult[],
  tau = 0.5,
): Map<EntrantId, Glicko2Player> {
  const games = new Map<EntrantId, Glicko2Game[]>([...players.keys()].map(id => [id, []]))
  const play = (id: EntrantId, opponent: EntrantId, score: number): void => {
    const { rating, deviation } = players.get(opponent) ?? newcomer
    const own = games.get(id) ?? []
    games.set(id, own)
    own.push({ rating, deviation, score })
  }
  for (const { first, second, score } of results) {
    if (first === second) {
      throw new EngineError('ENTRANT_TWICE', `Entrant ${first} cannot play against themselves.`, { entrant: first })
    }
    play(first, second, score)
    play(second, first, 1 - score)
  }
  return new Map([...games].map(([id, own]) => [id, rateGlicko2(players.get(id) ?? newcomer, own, tau)]))
}
