import { AppError, type Participant, type SeedsBody, type UpdateTournamentBody } from '@gym-it/contracts'
import type { TournamentRow } from '../tournaments/store.ts'

const mayBeDrawn = ({ status }: Participant) => status === 'approved' || status === 'pending' || status === 'waiting'

/** What a list of seeds changes about the tournament itself. @throws AppError 409 after the draw, 400 for doubles and strangers */
export function planSeeds(
  tournament: TournamentRow,
  participants: readonly Participant[],
  { seeds, seeding }: SeedsBody,
): UpdateTournamentBody | null {
  if (tournament.status !== 'setup') {
    throw new AppError('TOURNAMENT_STARTED', 'The draw is made; its seeds stay as they were drawn.')
  }
  const known = new Set(participants.filter(mayBeDrawn).map(({ id }) => id))
  const refuse = (index: number, field: string, detail: string): never => {
    throw new AppError('INPUT_INVALID', detail, { errors: [{ path: `seeds.${index}.${field}`, message: detail }] })
  }
  const [people, numbers] = [new Set<number>(), new Set<number>()]
  for (const [index, { participant_id, seed }] of seeds.entries()) {
    if (!known.has(participant_id)) refuse(index, 'participant_id', `Nobody with the id ${participant_id} takes part.`)
    if (people.has(participant_id)) refuse(index, 'participant_id', 'The list names a participant twice.')
    if (numbers.has(seed)) refuse(index, 'seed', `Seed ${seed} is given twice.`)
    people.add(participant_id)
    numbers.add(seed)
  }
  const isAnother = seeding !== undefined && seeding !== (tournament.settings.seeding ?? 'given')
  return isAnother ? { settings: { ...tournament.settings, seeding } } : null
}
