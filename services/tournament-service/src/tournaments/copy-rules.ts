import { type BodyOf, type copyTournament, longestName, type Participant } from '@gym-it/contracts'
import type { NewParticipantRow } from '../participants/store.ts'
import { planTournament } from './rules.ts'
import type { NewTournament, TournamentRow } from './store.ts'

/**
 * A new tournament like another one. Its draw is its own, so a chosen random seed stays behind, and the deadline, which
 * was of that day. @throws AppError INPUT_INVALID for a day that does not exist
 */
export function planCopy(
  { name, start_date, max_participants, tournament_type, discipline, settings, visibility }: TournamentRow,
  body: BodyOf<typeof copyTournament>,
  chance: Pick<NewTournament, 'created_by' | 'secret_seed'>,
): NewTournament {
  const { random_seed: _itsOwn, ...kept } = settings
  return planTournament(
    {
      ...{ max_participants, tournament_type, discipline, settings: kept, visibility },
      name: body.name ?? copyName(name),
      start_date: body.start_date ?? start_date,
    },
    chance,
  )
}

const copyName = (name: string) => `${name.slice(0, longestName - ' (copy)'.length)} (copy)`

/** Everybody who is in, as they were given there, in the order of entry. */
export const planCopiedEntries = (participants: readonly Participant[]): NewParticipantRow[] =>
  participants
    .filter(({ status }) => status === 'approved')
    .toSorted((one, two) => one.id - two.id)
    .map(({ id: _id, tournament_id: _there, created_at: _then, ...entry }) => ({ ...entry, seed: entry.given_seed }))
