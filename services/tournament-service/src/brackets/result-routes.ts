import { type ChangedMatches, clearResult, recordResult } from '@gym-it/contracts'
import { type Actor, type Emit, expectedVersion, type Service, type Transaction } from '@gym-it/service-kit'
import type { Effects } from '@gym-it/tournament-engine'
import { applyChange, imagineChange, type ShownEffects } from './change.ts'
import { matchChanged } from './events.ts'
import { planClear, planResult, requireBracket, requireMatch } from './rules.ts'
import { lockBracket, type MatchRow, readBracket, type StoredBracket } from './store.ts'
import { createMatchView } from './view.ts'

interface Ask {
  readonly id: number
  readonly matchId: number
  readonly actor: Actor
  readonly expected: number | undefined
  readonly message: string
  readonly plan: (stored: StoredBracket, match: MatchRow) => Effects
}

function find(stored: StoredBracket | undefined, { matchId, expected, actor }: Ask) {
  const bracket = requireBracket(stored, actor)
  return { bracket, before: requireMatch(bracket, matchId, expected) }
}

/** The answer about one match. */
function answer(bracket: StoredBracket, before: MatchRow, shown: ShownEffects, message: string): ChangedMatches {
  const match = shown.changed.find(({ id }) => id === before.id) ?? createMatchView(bracket)(before)
  return { message, bracket: match, ...shown }
}

async function preview(stored: StoredBracket | undefined, ask: Ask): Promise<ChangedMatches> {
  const { bracket, before } = find(stored, ask)
  const effects = ask.plan(bracket, before)
  return answer(bracket, before, imagineChange({ before: bracket, effects }), 'Preview: nothing was changed')
}

async function apply(tx: Transaction, emit: Emit, ask: Ask): Promise<ChangedMatches> {
  const { bracket, before } = find(await lockBracket(tx, ask.id), ask)
  const effects = ask.plan(bracket, before)
  const change = { before: bracket, effects }
  if (effects.changed.length === 0) return answer(bracket, before, imagineChange(change), ask.message)
  const shown = await applyChange(tx, emit, change, (effect, tournament) =>
    matchChanged(before.decided_by === 'report', tournament, answer(bracket, before, effect, ask.message)),
  )
  return answer(bracket, before, shown, ask.message)
}

export function resultRoutes({ route, sql }: Service): void {
  route(recordResult, async ({ params, query, body, actor, request, change }) => {
    const expected = expectedVersion(request) ?? body.version
    const ask: Ask = {
      id: params.id,
      matchId: params.match_id,
      actor,
      expected,
      message: 'Match result recorded successfully',
      plan: (stored, match) => planResult(stored, match, body, query.preview ? match.version : expected),
    }
    return query.preview ? preview(await readBracket(sql, params.id), ask) : change((tx, emit) => apply(tx, emit, ask))
  })

  route(clearResult, async ({ params, query, actor, request, change }) => {
    const ask: Ask = {
      id: params.id,
      matchId: params.match_id,
      actor,
      expected: expectedVersion(request) ?? query.version,
      message: 'Match result cleared successfully',
      plan: planClear,
    }
    return query.preview ? preview(await readBracket(sql, params.id), ask) : change((tx, emit) => apply(tx, emit, ask))
  })
}
