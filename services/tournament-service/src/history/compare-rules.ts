import { isDeepStrictEqual } from 'node:util'
import type { DomainEvent } from '@gym-it/contracts'
import type { StoredBracket } from '../brackets/store.ts'
import { bracketView } from '../brackets/view.ts'
import { rebuild } from './rebuild.ts'

const mostNamed = 5

function* namedDifferences(path: string, told: unknown, stored: unknown): Generator<string> {
  if (isDeepStrictEqual(told, stored)) return
  const isMade = (value: unknown): value is object => typeof value === 'object' && value !== null
  if (!isMade(told) || !isMade(stored) || Array.isArray(told) !== Array.isArray(stored)) {
    yield `${path} is ${JSON.stringify(stored) ?? 'missing'}, by the events ${JSON.stringify(told) ?? 'missing'}`
    return
  }
  for (const name of new Set([...Object.keys(told), ...Object.keys(stored)])) {
    yield* namedDifferences(`${path}.${name}`, told[name as keyof typeof told], stored[name as keyof typeof stored])
  }
}

/** Without objects whose absence and null are alike to the engine. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null))

const shownOf = (stored: StoredBracket | null) => stored && plain({ ...bracketView(stored), draw: stored.draw })

/** Compares what is stored of a tournament with what its events tell, and names the first few differences. */
export function compare(
  stored: StoredBracket | null,
  events: readonly DomainEvent[],
): { state: 'same' | 'different' | 'too_old'; differences: string[] } {
  const isOld = events.some(({ v }) => v === 0)
  try {
    const differences = [...namedDifferences('tournament', shownOf(rebuild(events)), shownOf(stored))]
    if (differences.length === 0) return { state: 'same', differences: [] }
    return { state: isOld ? 'too_old' : 'different', differences: differences.slice(0, mostNamed) }
  } catch (error) {
    const what = `cannot be rebuilt: ${error instanceof Error ? error.message : String(error)}`
    return { state: isOld ? 'too_old' : 'different', differences: [what] }
  }
}
