import { AppError, type BracketView } from '@gym-it/contracts'
import { type Actor, type Sql, setVersion } from '@gym-it/service-kit'
import type { FastifyReply } from 'fastify'
import { bracketView } from '../brackets/view.ts'
import { requireVisible } from '../tournaments/rules.ts'
import { findTournament } from '../tournaments/store.ts'
import { parseAsOf } from './as-of.ts'
import { withoutForgotten } from './forgotten.ts'
import { rebuild } from './rebuild.ts'
import { findLast, readUntil } from './store.ts'

/** A large bracket takes a few megabytes. */
const mostKept = 20

interface Ask {
  readonly id: number
  readonly as_of: string
  readonly actor: Actor | null
  readonly reply: FastifyReply
}

/**
 * Shows tournaments as they once were, to those who may see them today. The answer throws TOURNAMENT_UNKNOWN for a time before it was
 * created, INPUT_INVALID for a moment that does not exist.
 */
export function createPast(sql: Sql) {
  // By the last event: what has passed does not change any more.
  const kept = new Map<number, BracketView>()

  async function viewAfter(id: number, until: number): Promise<BracketView | null> {
    const known = kept.get(until)
    if (known) return known
    const stored = rebuild(await readUntil(sql, id, until))
    if (stored === null) return null
    const view = bracketView(stored)
    kept.set(until, view)
    const [oldest] = kept.keys()
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
    return view
  }

  return async ({ id, as_of, actor, reply }: Ask): Promise<BracketView> => {
    const asOf = parseAsOf(as_of)
    requireVisible(await findTournament(sql, id), actor)
    const until = await findLast(sql, id, asOf)
    const view = until === undefined ? null : await viewAfter(id, until)
    if (view === null) throw new AppError('TOURNAMENT_UNKNOWN', 'This tournament did not exist yet at that time.')
    setVersion(reply, view.tournament.version)
    return withoutForgotten(sql, view)
  }
}
