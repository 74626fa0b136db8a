import type { Match } from '@gym-it/contracts'
import { createContext } from 'react'
import { i18n } from '../../../lib/i18n.ts'
import { waysOf } from '../trace/ways.ts'
import { labelText } from './label-text.ts'

/** Where the loser of each match that is still to be decided goes on, in words: "match 12", "the match for third place". */
export function loserGoals(matches: readonly Match[], names: ReadonlyMap<number, string>): ReadonlyMap<number, string> {
  const { losers } = waysOf(matches)
  return new Map(
    matches.flatMap(({ id, status }) => {
      const goal = losers.get(id)
      if (goal === undefined || status === 'bye' || status === 'completed') return []
      const isForThird = goal.bracket === 'third_place'
      return [[id, isForThird ? i18n._('the match for third place') : (names.get(goal.id) ?? labelText(goal.label))]]
    }),
  )
}

/** Of the matches that are shown. */
export const LoserGoals = createContext<ReadonlyMap<number, string>>(new Map())
