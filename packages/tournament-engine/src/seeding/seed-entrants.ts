import type { EntrantId, Format } from '../bracket.ts'
import { checkEntrants } from '../draw/entrants.ts'
import { EngineError } from '../engine-error.ts'
import { randomFrom, shuffle } from './random.ts'
import { separateInBracket } from './separate-in-bracket.ts'

/** What is known of somebody who enters. */
export interface Entry {
  readonly id: EntrantId
  /** 1 is the best; gaps do not matter. */
  readonly seed?: number | null | undefined
  readonly rating?: number | null | undefined
  /** Or family: whoever should not meet early. */
  readonly club?: string | null | undefined
}

export interface SeedingOptions {
  /** By the seeds given, the others as listed; by lots; by rating, those without one last. */
  readonly seeding?: 'given' | 'random' | 'rating' | undefined
  /** Decides every lot. Publish `commitTo` of it before the draw and the seed itself after it. */
  readonly random_seed?: string | undefined
  /** How many of the best keep exactly their place: seeds 1 and 2 always do; by lots, so many are seeded before all others. */
  readonly protected?: number | undefined
  /** Draws lots within 3-4, 5-8, 9-16 …, and among those without a seed. */
  readonly lots_in_blocks?: boolean | undefined
  readonly separate_by?: 'club' | undefined
  /** What is to be played, which decides how club-mates are kept apart: a knockout unless said otherwise. */
  readonly format?: Format | undefined
}

/**
 * The entrants best seed first, as `draw` takes them. Seeds may only move within their block (3-4, 5-8, 9-16 …), those
 * without one among themselves. `separate_by` uses that freedom in a knockout, so that those of one club meet as late as
 * they can; for a league see `spreadOverGroups`, for a Swiss `separateFirstRound`. What is drawn by lots depends on the ids and
 * the random seed, never on the order of the list. Throws SEED_TWICE, OPTION_IMPOSSIBLE, and as `draw` does for entrants.
 *
 * @example
 * const entries = [{ id: 10 }, { id: 20, seed: 2 }, { id: 30, seed: 1 }, { id: 40 }]
 * seedEntrants(entries, { seeding: 'given' }) // → [30, 20, 10, 40]
 * seedEntrants(entries, { seeding: 'random', random_seed: 'spring cup' }) // → [20, 30, 10, 40]
 * const family = [{ id: 1, club: 'Reyes' }, { id: 2 }, { id: 3 }, { id: 4, club: 'Reyes' }]
 * seedEntrants(family, { separate_by: 'club' }) // → [1, 4, 3, 2]
 */
export function seedEntrants(entries: readonly Entry[], options: SeedingOptions = {}): EntrantId[] {
  const {
    seeding = 'given',
    lots_in_blocks = false,
    separate_by,
    format = 'single_elimination',
    protected: kept = 0,
  } = options
  const ids = entries.map(({ id }) => id)
  checkEntrants(format, ids)
  checkOptions(options)
  const bySeed = inSeedOrder(entries)
  const lots = seeding === 'given' && !lots_in_blocks ? new Map<EntrantId, number>() : lotsOf(ids, options.random_seed)
  const byLot = (one: EntrantId, two: EntrantId): number => (lots.get(one) ?? 0) - (lots.get(two) ?? 0)
  const seeded = { given: bySeed, rating: byRating(entries, byLot), random: bySeed.slice(0, kept) }[seeding]
  const known = new Set(seeded)
  const others = ids.filter(id => !known.has(id))
  const order = [...seeded, ...(seeding === 'given' ? others : others.sort(byLot))]
  const blocks = blocksOf(order.length, seeded.length, kept)
  const drawn = lots_in_blocks
    ? blocks.flatMap(block => block.map(position => order[position] ?? 0).sort(byLot))
    : order
  const isLeague = format === 'round_robin' || format === 'groups_knockout' || format === 'swiss'
  if (separate_by === undefined || isLeague) return drawn
  const clubs = new Map(entries.map(({ id, club }) => [id, club ?? undefined]))
  return separateInBracket(drawn, blocks, id => clubs.get(id))
}

function checkOptions({ protected: kept = 0, seeding = 'given', separate_by = 'club' }: SeedingOptions): void {
  const refuse = (option: string, rule: string): never => {
    throw new EngineError('OPTION_IMPOSSIBLE', `The option "${option}" ${rule}.`, { option })
  }
  if (!Number.isSafeInteger(kept) || kept < 0) refuse('protected', 'is a whole number, 0 or more')
  if (!['given', 'random', 'rating'].includes(seeding)) refuse('seeding', 'is one of given, random, rating')
  if (separate_by !== 'club') refuse('separate_by', 'is either club or left out')
}

/** The lot of each, whatever the order of the list. */
function lotsOf(ids: readonly EntrantId[], seed = ''): Map<EntrantId, number> {
  const sorted = ids.toSorted((one, two) => one - two)
  return new Map(shuffle(sorted, randomFrom(seed)).map((id, lot) => [id, lot]))
}

function inSeedOrder(entries: readonly Entry[]): EntrantId[] {
  const seeds = new Map<number, EntrantId>()
  for (const { id, seed } of entries) {
    if (seed === null || seed === undefined) continue
    if (!Number.isSafeInteger(seed) || seed < 1) {
      const message = `A seed is a whole number from 1, not ${seed}.`
      throw new EngineError('OPTION_IMPOSSIBLE', message, { option: 'seed', entrant: id })
    }
    const other = seeds.get(seed)
    if (other !== undefined) {
      throw new EngineError('SEED_TWICE', `Entrants ${other} and ${id} cannot both be seed ${seed}.`, { entrant: id })
    }
    seeds.set(seed, id)
  }
  return [...seeds].sort(([one], [two]) => one - two).map(([, id]) => id)
}

function byRating(entries: readonly Entry[], byLot: (one: EntrantId, two: EntrantId) => number): EntrantId[] {
  const rated: [EntrantId, number][] = []
  for (const { id, rating } of entries) {
    if (rating === null || rating === undefined) continue
    if (!Number.isFinite(rating)) {
      const message = `A rating is a number, not ${rating}.`
      throw new EngineError('OPTION_IMPOSSIBLE', message, { option: 'rating', entrant: id })
    }
    rated.push([id, rating])
  }
  return rated.sort(([one, low], [two, high]) => high - low || byLot(one, two)).map(([id]) => id)
}

/** Positions from 0 that may be exchanged: none of the protected, then the seeds by powers of two, then all without one. */
function blocksOf(count: number, seeded: number, kept: number): number[][] {
  const blocks: number[][] = []
  let end = 0
  while (end < count) {
    const from = end
    if (from >= seeded) end = count
    else if (from < kept) end = from + 1
    else end = Math.min(seeded, 2 ** (Math.floor(Math.log2(Math.max(from, 1))) + (from > 0 ? 1 : 0)))
    blocks.push(Array.from({ length: end - from }, (_, index) => from + index))
  }
  return blocks
}

/**
 * Whether two entrants are of one club: what `separateFirstRound` asks.
 *
 * @example
 * const mates = areClubMates([{ id: 1, club: 'Kraken' }, { id: 2, club: 'Kraken' }, { id: 3 }, { id: 4 }])
 * [mates(1, 2), mates(1, 3), mates(3, 4)] // → [true, false, false]
 */
export function areClubMates(entries: readonly Entry[]): (one: EntrantId, two: EntrantId) => boolean {
  const clubs = new Map(entries.map(({ id, club }) => [id, club ?? undefined]))
  return (one, two) => clubs.get(one) !== undefined && clubs.get(one) === clubs.get(two)
}
