import type { Match } from '@gym-it/contracts'
import { useRef } from 'react'
import { nameMatches } from './match/match-name.ts'

/** The names of the matches; the same object as long as they are the same, so that a result draws one card anew, not all. */
export function useMatchNames(matches: readonly Match[]): ReadonlyMap<number, string> {
  const known = useRef<ReadonlyMap<number, string>>(new Map())
  const names = nameMatches(matches)
  const isSame = names.size === known.current.size && [...names].every(([id, name]) => known.current.get(id) === name)
  if (!isSame) known.current = names
  return known.current
}
