import type { Heading, PlacedMatch, TreeLayout } from './tree-layout.ts'

/** A round as it is read out: its name, then its matches from top to bottom. */
export interface TreeRound {
  readonly heading: Heading
  readonly placed: readonly PlacedMatch[]
}

/** The matches below the headings that name them, in the order in which they are read. */
export function roundsOfTree({ placed, headings }: TreeLayout): readonly TreeRound[] {
  const headingOf = new Map<number, Heading>()
  for (const heading of headings) for (const id of heading.ids) headingOf.set(id, heading)
  const rounds = new Map<Heading, PlacedMatch[]>()
  for (const one of placed) {
    const heading = headingOf.get(one.match.id) ?? { text: one.match.label, left: one.left, top: one.top, ids: [] }
    const round = rounds.get(heading)
    if (round === undefined) rounds.set(heading, [one])
    else round.push(one)
  }
  return [...rounds].map(([heading, own]) => ({ heading, placed: own.toSorted((one, two) => one.top - two.top) }))
}
