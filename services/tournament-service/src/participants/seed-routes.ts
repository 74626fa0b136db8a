import { setSeeds } from '@gym-it/contracts'
import { expectedVersion, requireVersion, type Service } from '@gym-it/service-kit'
import { planUpdate, requireVisible, tournamentView } from '../tournaments/rules.ts'
import { lockTournament, updateTournament } from '../tournaments/store.ts'
import { participantsSeeded } from './events.ts'
import { planSeeds } from './seed-rules.ts'
import * as store from './store.ts'

export function seedRoutes({ route }: Service): void {
  route(setSeeds, ({ params: { id }, body, actor, request, change }) =>
    change(async (tx, emit) => {
      const before = requireVisible(await lockTournament(tx, id), actor)
      requireVersion(expectedVersion(request), before.version)
      const update = planSeeds(before, await store.listParticipants(tx, id), body)
      const changed = await store.giveSeeds(tx, id, body.seeds)
      const isAnother = changed.length > 0 || update !== null
      const tournament = isAnother ? await updateTournament(tx, id, update ? planUpdate(before, update) : {}) : before
      if (isAnother) emit(participantsSeeded(tournament, changed))
      const participants = await store.listParticipants(tx, id)
      return { message: 'Seeds saved', participants, tournament: tournamentView(tournament) }
    }),
  )
}
