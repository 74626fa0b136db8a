import type { EntrantId } from '../bracket.ts'
import type { SeparationRule } from '../standings.ts'

/** The numbers of one entrant under one rule, compared one after the other. */
export type Numbers = readonly number[]

/** A rule that can put some of those who are level above the others. */
export interface Criterion {
  readonly rule: SeparationRule
  /** What each of its numbers is called in a row. */
  readonly names: readonly string[]
  readonly numbersOf: (level: readonly EntrantId[]) => ReadonlyMap<EntrantId, Numbers>
  /** The lower number stands first. */
  readonly lowFirst?: boolean
  /** Asked anew among those whom it leaves level after it has separated others from them. */
  readonly again?: boolean
}

export interface Ranked {
  readonly entrant: EntrantId
  readonly separated_by: SeparationRule | null
  readonly numbers: Readonly<Record<string, number>>
}

/**
 * Orders everybody by the criteria, each among those whom the ones before left level. What nothing separates is in the
 * order of the numbers that name the entrants, so the order handed in never shows.
 */
export function rank(entrants: readonly EntrantId[], criteria: readonly Criterion[]): Ranked[] {
  const numbers = new Map(entrants.map(entrant => [entrant, {} as Record<string, number>]))
  const rows: Ranked[] = []
  const order = (level: readonly EntrantId[], at: number, below: SeparationRule | null, turn: number): void => {
    const criterion = criteria[at]
    const [only] = level
    if (only !== undefined && (level.length === 1 || criterion === undefined)) {
      for (const [index, entrant] of level.entries()) {
        rows.push({ entrant, separated_by: index === 0 ? below : null, numbers: numbers.get(entrant) ?? {} })
      }
    } else if (criterion !== undefined) {
      const found = criterion.numbersOf(level)
      for (const entrant of level) note(numbers.get(entrant), criterion.names, found.get(entrant) ?? [], turn)
      const parts = split(level, found, criterion.lowFirst === true ? -1 : 1)
      const stays = criterion.again === true && parts.length > 1
      for (const [index, part] of parts.entries()) {
        order(part, stays ? at : at + 1, index === 0 ? below : criterion.rule, stays ? turn + 1 : 1)
      }
    }
  }
  order(
    entrants.toSorted((one, two) => one - two),
    0,
    null,
    1,
  )
  return rows
}

/** A rule that is asked a second time leaves its numbers of the first time standing. */
function note(row: Record<string, number> | undefined, names: readonly string[], found: Numbers, turn: number): void {
  if (row === undefined) return
  for (const [index, name] of names.entries()) row[turn === 1 ? name : `${name}_${turn}`] = found[index] ?? 0
}

/** The level ones in parts that are level still, best first. */
function split(level: readonly EntrantId[], found: ReadonlyMap<EntrantId, Numbers>, high: 1 | -1): EntrantId[][] {
  const compare = (one: EntrantId, two: EntrantId): number => {
    const [of, against] = [found.get(one) ?? [], found.get(two) ?? []]
    const at = of.findIndex((number, index) => number !== against[index])
    return at < 0 ? 0 : high * ((against[at] ?? 0) - (of[at] ?? 0))
  }
  const parts: EntrantId[][] = []
  for (const entrant of level.toSorted(compare)) {
    const last = parts.at(-1)
    if (last?.[0] !== undefined && compare(last[0], entrant) === 0) last.push(entrant)
    else parts.push([entrant])
  }
  return parts
}
