import {
  disqualifyParticipant,
  type LeftParticipant,
  reinstateParticipant,
  withdrawParticipant,
} from '@gym-it/contracts'
import type { Actor, Emit, NewEvent, Service, Transaction } from '@gym-it/service-kit'
import { applyChange, imagineChange, type ShownEffects } from '../brackets/change.ts'
import { statusEvents } from '../brackets/events.ts'
import { requireBracket } from '../brackets/rules.ts'
import { lockBracket, readBracket, type StoredBracket } from '../brackets/store.ts'
import { rankingOf } from '../brackets/view.ts'
import { placeOf } from '../tournaments/events.ts'
import { tournamentView } from '../tournaments/rules.ts'
import { type TournamentRow, updateTournament } from '../tournaments/store.ts'
import { setStatus } from './store.ts'
import { moveUp, tellMovedUp } from './wait-list.ts'
import { type Leaving, type PlannedLeave, planLeave } from './withdrawal-rules.ts'

interface Ask {
  readonly id: number
  readonly pid: number
  readonly actor: Actor
  readonly leaving: Leaving
}

const types = {
  withdrawn: 'participant.withdrawn',
  disqualified: 'participant.disqualified',
  approved: 'participant.reinstated',
} as const

const doneTo: Readonly<Record<Leaving['next'], string>> = {
  withdrawn: 'Participant withdrawn successfully',
  disqualified: 'Participant disqualified successfully',
  approved: 'Participant reinstated successfully',
}

const left = (leaving: Leaving, { participant }: PlannedLeave, shown: ShownEffects, tournament: TournamentRow) =>
  ({
    type: types[leaving.next],
    ...placeOf(tournament),
    data: {
      participant,
      ...('policy' in leaving ? { policy: leaving.policy } : {}),
      changed: shown.changed,
      cleared: shown.cleared,
    },
  }) satisfies NewEvent

const unplayed = (tournament: TournamentRow): ShownEffects => ({
  changed: [],
  cleared: [],
  tournament: tournamentView(tournament),
})

function imagine(before: StoredBracket, plan: PlannedLeave): ShownEffects {
  const { effects, participants } = plan
  return effects ? imagineChange({ before, effects, participants }) : unplayed(before.tournament)
}

function preview(stored: StoredBracket | undefined, { pid, actor, leaving }: Ask): LeftParticipant {
  const before = requireBracket(stored, actor)
  const plan = planLeave(before, pid, actor, leaving)
  return { participant: plan.participant, message: 'Preview: nothing was changed', ...imagine(before, plan) }
}

async function apply(tx: Transaction, emit: Emit, { id, pid, actor, leaving }: Ask): Promise<LeftParticipant> {
  const before = requireBracket(await lockBracket(tx, id), actor)
  const plan = planLeave(before, pid, actor, leaving)
  const { participant, participants, effects } = plan
  const message = doneTo[leaving.next]
  if (plan.changesNothing) return { participant, message, ...imagine(before, plan) }
  await setStatus(tx, pid, participant.status)
  if (effects) {
    const shown = await applyChange(tx, emit, { before, effects, participants }, (effect, tournament) =>
      left(leaving, plan, effect, tournament),
    )
    return { participant, message, ...shown }
  }
  const moved = await moveUp(tx, before.tournament)
  const tournament = await updateTournament(tx, id)
  const shown = unplayed(tournament)
  emit(left(leaving, plan, shown, tournament))
  tellMovedUp(emit, tournament, moved)
  const ranking = { before: () => rankingOf(before), after: () => rankingOf({ ...before, participants }) }
  for (const event of statusEvents(before.tournament, tournament, null, ranking)) emit(event)
  return { participant, message, ...shown }
}

export function withdrawalRoutes({ route, sql }: Service): void {
  route(withdrawParticipant, async ({ params, query: { policy = 'forfeit', preview: isPreview }, actor, change }) => {
    const ask: Ask = { ...params, actor, leaving: { next: 'withdrawn', policy } }
    return isPreview ? preview(await readBracket(sql, params.id), ask) : change((tx, emit) => apply(tx, emit, ask))
  })

  route(disqualifyParticipant, async ({ params, query: { policy = 'forfeit', preview: isPreview }, actor, change }) => {
    const ask: Ask = { ...params, actor, leaving: { next: 'disqualified', policy } }
    return isPreview ? preview(await readBracket(sql, params.id), ask) : change((tx, emit) => apply(tx, emit, ask))
  })

  route(reinstateParticipant, async ({ params, query, actor, change }) => {
    const ask: Ask = { ...params, actor, leaving: { next: 'approved' } }
    return query.preview ? preview(await readBracket(sql, params.id), ask) : change((tx, emit) => apply(tx, emit, ask))
  })
}
