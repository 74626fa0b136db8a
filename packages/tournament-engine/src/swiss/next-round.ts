import type { Bracket, Draw, Effects, EntrantId } from '../bracket.ts'
import { drawOf, restore, resultsOf } from '../draw/draw.ts'
import { EngineError } from '../engine-error.ts'
import { settle } from '../graph/advance.ts'
import { type Absence, pairRound } from './pair-round.ts'
import { roundsOf, swissRounds } from './swiss-rounds.ts'

/**
 * Pairs the next round of a Swiss and appends it. `absent` do not play it, for half a win (a draw's points) or nothing.
 * A round, once paired, is a fact: a later correction of an older result changes the table and the next pairing, not
 * this one. Throws ROUNDS_COMPLETE, ROUND_OPEN, ENTRANT_UNKNOWN, ENTRANT_TWICE, OPTION_IMPOSSIBLE, and
 * PAIRING_IMPOSSIBLE where nobody can be paired without meeting somebody again or resting a second time.
 *
 * @example
 * let bracket = draw('swiss', [10, 20, 30, 40], { rounds: 2 })
 * bracket = report(report(bracket, 1, { winner: 10 }).bracket, 2, { winner: 20 }).bracket
 * pairNextRound(bracket).bracket.pairings[1] // → [{ first: 10, second: 20 }, { first: 30, second: 40 }]
 */
export function pairNextRound(bracket: Bracket, { absent = [] }: { absent?: readonly Absence[] } = {}): Effects {
  checkSwiss(bracket)
  checkRoundsLeft(bracket)
  const open = bracket.matches.find(({ status }) => status === 'ready')
  if (open !== undefined) {
    const message = `Match ${open.number} of round ${open.round} has no result yet, and the next round depends on it.`
    throw new EngineError('ROUND_OPEN', message, { match: open.number })
  }
  checkAbsent(bracket, absent)
  const pairings = [...bracket.pairings, pairRound(bracket, absent)]
  const facts: Draw = { ...drawOf(bracket), pairings }
  const { nodes, rounds } = swissRounds(facts)
  const added = settle(nodes.slice(bracket.matches.length), facts, () => null, new Map())
  return { bracket: { ...facts, matches: [...bracket.matches, ...added], rounds }, changed: added, cleared: [] }
}

/**
 * Takes the last round back, as long as none of its matches has a reported result: to pair it again with other
 * absences, say. Its matches are gone, so `changed` is empty. Throws ROUND_MISSING, ROUND_STARTED, OPTION_IMPOSSIBLE.
 *
 * @example
 * unpairLastRound(draw('swiss', [10, 20, 30, 40])).bracket.matches // → []
 */
export function unpairLastRound(bracket: Bracket): Effects {
  checkSwiss(bracket)
  const round = bracket.pairings.length
  if (round === 0) throw new EngineError('ROUND_MISSING', 'No round is paired that could be taken back.')
  const started = bracket.matches.find(match => match.round === round && match.decided_by === 'report')
  if (started !== undefined) {
    const message = `Match ${started.number} of round ${round} has a result: clear it before the round is taken back.`
    throw new EngineError('ROUND_STARTED', message, { match: started.number })
  }
  const matches = bracket.matches.filter(match => match.round < round)
  const facts: Draw = { ...drawOf(bracket), pairings: bracket.pairings.slice(0, -1) }
  return { bracket: { ...facts, matches, rounds: bracket.rounds }, changed: [], cleared: [] }
}

/**
 * Lets somebody in after the draw, who plays from the next round on and has nothing for the rounds before. Seeded last,
 * or at `seed` (from 1), which moves the seeds from there on down by one. Throws ROUNDS_COMPLETE, ENTRANT_TWICE,
 * ENTRANT_INVALID, ENTRANTS_TOO_MANY, OPTION_IMPOSSIBLE.
 *
 * @example
 * enterLate(draw('swiss', [10, 20, 30, 40], { rounds: 3 }), 50).bracket.entrants // → [10, 20, 30, 40, 50]
 */
export function enterLate(bracket: Bracket, entrant: EntrantId, seed = bracket.entrants.length + 1): Effects {
  checkSwiss(bracket)
  if (!Number.isInteger(seed) || seed < 1 || seed > bracket.entrants.length + 1) {
    const message = `A late entrant is seeded from 1 to ${bracket.entrants.length + 1}.`
    throw new EngineError('OPTION_IMPOSSIBLE', message, { option: 'seed', entrant })
  }
  const facts: Draw = { ...drawOf(bracket), entrants: bracket.entrants.toSpliced(seed - 1, 0, entrant) }
  checkRoundsLeft(facts)
  const entered = restore(facts, resultsOf(bracket))
  const isNew = (index: number): boolean =>
    JSON.stringify(entered.matches[index]?.sources) !== JSON.stringify(bracket.matches[index]?.sources)
  return { bracket: entered, changed: entered.matches.filter((_, index) => isNew(index)), cleared: [] }
}

function checkSwiss({ format }: Draw): void {
  if (format === 'swiss') return
  throw new EngineError('OPTION_IMPOSSIBLE', 'Only a Swiss is paired round by round.', { option: 'format' })
}

function checkRoundsLeft(facts: Draw): void {
  const rounds = roundsOf(facts)
  if (facts.pairings.length < rounds) return
  throw new EngineError('ROUNDS_COMPLETE', `All ${rounds} rounds are paired.`, { option: 'rounds' })
}

function checkAbsent({ entrants, withdrawals }: Draw, absent: readonly Absence[]): void {
  const known = new Set(entrants)
  for (const { entrant } of withdrawals) known.delete(entrant)
  const seen = new Set<EntrantId>()
  for (const { entrant, bye } of absent) {
    if (bye !== 'half' && bye !== 'none') {
      const message = 'Who is absent gets a half bye or none.'
      throw new EngineError('OPTION_IMPOSSIBLE', message, { option: 'absent', entrant })
    }
    if (!known.has(entrant)) {
      throw new EngineError('ENTRANT_UNKNOWN', `Entrant ${entrant} is not among those who play on.`, { entrant })
    }
    if (seen.has(entrant)) {
      throw new EngineError('ENTRANT_TWICE', `Entrant ${entrant} is named as absent twice.`, { entrant })
    }
    seen.add(entrant)
  }
}
