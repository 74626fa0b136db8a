import { type Participant, type SeedsBody, setSeeds, type Tournament } from '@gym-it/contracts'
import { call } from '../../../lib/call.ts'
import { i18n } from '../../../lib/i18n.ts'
import { queryClient } from '../../../lib/query-client.ts'
import { toast, toastProblem } from '../../../ui/toast.ts'
import { participantsQuery, refetchTournament, takeOver } from '../../tournaments/queries.ts'

async function send(id: number, body: SeedsBody): Promise<void> {
  const reply = await call(setSeeds, { params: { id }, body })
  queryClient.setQueryData(participantsQuery(id).queryKey, reply.participants)
  takeOver(reply.tournament)
  await refetchTournament(id)
}

/** The seeds as they stand, so that they can be put back in one call. */
const seedsOf = (people: readonly Participant[], { settings }: Tournament): SeedsBody => ({
  seeds: people.flatMap(({ id, given_seed }) =>
    given_seed === null ? [] : [{ participant_id: id, seed: given_seed }],
  ),
  seeding: settings.seeding ?? 'given',
})

/** Saves seeds 1, 2, 3, … in this order (with nobody in it: no seeds), by which the draw goes from here on. */
export async function saveSeeds(
  tournament: Tournament,
  before: readonly Participant[],
  order: readonly Participant[],
): Promise<void> {
  const { id } = tournament
  const earlier = seedsOf(before, tournament)
  const seeds = order.map((one, index) => ({ participant_id: one.id, seed: index + 1 }))
  await send(id, { seeds, seeding: 'given' })
  toast(order.length === 0 ? i18n._('Nobody has a seed now.') : i18n._('The seeds are saved.'), {
    about: `seeds of ${id}`,
    action: { label: i18n._('Undo'), run: () => void send(id, earlier).catch(toastProblem) },
  })
}
