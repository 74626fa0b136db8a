import type { Match } from '@gym-it/contracts'
import { useRef } from 'react'
import { layOutTree, type TreeLayout } from './tree-layout.ts'

/** What the places depend on; people and scores do not move a card. */
const isPlacedAlike = (one: Match, two: Match) =>
  one === two ||
  (one.id === two.id &&
    one.label === two.label &&
    (one.status === 'bye') === (two.status === 'bye') &&
    isSameSource(one.participant1_source, two.participant1_source) &&
    isSameSource(one.participant2_source, two.participant2_source))

const isSameSource = (one: Match['participant1_source'], two: Match['participant1_source']) =>
  one === two || JSON.stringify(one) === JSON.stringify(two)

/** The places of the matches; laid out anew only when the graph is another one, not with every result. */
export function useTreeLayout(matches: readonly Match[]): TreeLayout {
  const known = useRef<{ readonly matches: readonly Match[]; readonly layout: TreeLayout }>(undefined)
  const before = known.current
  const isAlike =
    before !== undefined &&
    before.matches.length === matches.length &&
    before.matches.every((match, index) => {
      const now = matches[index]
      return now !== undefined && isPlacedAlike(match, now)
    })
  if (!isAlike) known.current = { matches, layout: layOutTree(matches) }
  return known.current?.layout ?? layOutTree(matches)
}
