import { callMatch, recallMatch, startMatch } from '@gym-it/contracts'
import { type Actor, type Emit, expectedVersion, type Service, type Transaction } from '@gym-it/service-kit'
import { updateTournament } from '../tournaments/store.ts'
import { type PlannedCall, planCall, planRecall, planStart } from './call-rules.ts'
import { matchCalled } from './events.ts'
import { requireBracket, requireMatch } from './rules.ts'
import { lockBracket, type MatchRow, type StoredBracket, saveCall } from './store.ts'
import { createMatchView } from './view.ts'

interface Ask {
  readonly params: { readonly id: number; readonly match_id: number }
  readonly actor: Actor
  readonly expected: number | undefined
  readonly message: string
  readonly plan: (stored: StoredBracket, match: MatchRow) => PlannedCall
}

async function apply(tx: Transaction, emit: Emit, { params, actor, expected, message, plan }: Ask) {
  const stored = requireBracket(await lockBracket(tx, params.id), actor)
  const before = requireMatch(stored, params.match_id, expected)
  const view = createMatchView(stored)
  const next = plan(stored, before)
  if (next === null) return { message, bracket: view(before) }
  const match = view(await saveCall(tx, before.id, next))
  emit(matchCalled(await updateTournament(tx, params.id), next.status, match))
  return { message, bracket: match }
}

export function callRoutes({ route }: Service): void {
  route(callMatch, ({ params, body, actor, request, change }) => {
    const plan: Ask['plan'] = (stored, match) => planCall(stored, match, body)
    const ask = { params, actor, expected: expectedVersion(request), message: 'Match called', plan }
    return change((tx, emit) => apply(tx, emit, ask))
  })

  route(recallMatch, ({ params, actor, request, change }) => {
    const ask = { params, actor, expected: expectedVersion(request), message: 'Call taken back', plan: planRecall }
    return change((tx, emit) => apply(tx, emit, ask))
  })

  route(startMatch, ({ params, actor, request, change }) => {
    const ask = { params, actor, expected: expectedVersion(request), message: 'Match started', plan: planStart }
    return change((tx, emit) => apply(tx, emit, ask))
  })
}
