import type { BracketView } from '@gym-it/contracts'
import type { Sql } from '@gym-it/service-kit'
import { requireVisible } from '../tournaments/rules.ts'
import { findTournament } from '../tournaments/store.ts'
import { requireBracket } from './rules.ts'
import { readBracket } from './store.ts'
import { bracketView } from './view.ts'

const mostKept = 200

interface Kept {
  readonly version: number
  readonly view: BracketView
  /** The view as JSON, made once for all who read it. */
  readonly json: string
}

/**
 * Shows brackets to many readers: one statement asks for the tournament's version, and only a new version is read and
 * rendered. Every change raises the version in its transaction, so no replica ever shows an old state.
 */
export function createBracketCache(sql: Sql) {
  const kept = new Map<number, Kept>()

  async function render(id: number, viewer: { readonly id: number } | null): Promise<Kept> {
    const stored = requireBracket(await readBracket(sql, id), viewer)
    const view = bracketView(stored)
    return { version: stored.tournament.version, view, json: JSON.stringify(view) }
  }

  return async (id: number, viewer: { readonly id: number } | null): Promise<Kept> => {
    const { version } = requireVisible(await findTournament(sql, id), viewer)
    const known = kept.get(id)
    if (known?.version === version) return known
    const fresh = await render(id, viewer)
    kept.delete(id)
    kept.set(id, fresh)
    const [oldest] = kept.keys()
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
    return fresh
  }
}
