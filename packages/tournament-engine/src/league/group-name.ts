import type { Draw } from '../bracket.ts'

/**
 * "A" for 0, "Z" for 25, "AA" for 26, as the columns of a spreadsheet.
 *
 * @example
 * [0, 25, 26].map(groupName) // → ['A', 'Z', 'AA']
 */
export function groupName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : groupName(Math.floor(index / 26) - 1) + last
}

/** 0 for "A", 26 for "AA": what `groupName` names. */
export function groupIndex(name: string): number {
  let index = 0
  for (const letter of name) index = index * 26 + letter.charCodeAt(0) - 64
  return index - 1
}

/** The single group of a round robin has no name: it is everybody. */
export function nameIn({ format, groups }: Pick<Draw, 'format' | 'groups'>, index: number): string | null {
  return format === 'round_robin' && groups.length === 1 ? null : groupName(index)
}
