import type { Match } from '@gym-it/contracts'
import { useRef } from 'react'
import { useLanguage } from '../../lib/use-language.ts'
import { nameMatches } from './match/match-name.ts'

/**
 * The names of the matches; the same object as long as they and the language are the same, so that a result draws one card
 * anew, not all.
 */
export function useMatchNames(matches: readonly Match[]): ReadonlyMap<number, string> {
  const language = useLanguage()
  const known = useRef<{ language: string; names: ReadonlyMap<number, string> }>({ language: '', names: new Map() })
  const names = nameMatches(matches)
  const before = known.current.names
  const isSame = names.size === before.size && [...names].every(([id, name]) => before.get(id) === name)
  if (!isSame || language !== known.current.language) known.current = { language, names }
  return known.current.names
}
