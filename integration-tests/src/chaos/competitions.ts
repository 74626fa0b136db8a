import {
  addParticipants,
  type CreateTournamentBody,
  createTournament,
  type NewParticipant,
  type Tournament,
} from '@gym-it/contracts'
import { register, type SignedIn, signIn } from '../standing/people.ts'
import type { Insisting } from './insisting.ts'

type Format = Required<Pick<CreateTournamentBody, 'tournament_type' | 'max_participants'>> &
  Pick<CreateTournamentBody, 'settings'>

/** What is played at the same time. */
export const formats: readonly Format[] = [
  { tournament_type: 'single_elimination', max_participants: 32, settings: { third_place: true } },
  { tournament_type: 'double_elimination', max_participants: 16, settings: { grand_final: 'reset' } },
  { tournament_type: 'round_robin', max_participants: 8 },
  { tournament_type: 'swiss', max_participants: 16 },
]

/** As many as the largest tournament takes; in each of the others a part of them plays too. */
export async function gatherPeople(gateway: string): Promise<SignedIn[]> {
  const most = Math.max(...formats.map(({ max_participants }) => max_participants))
  const people: SignedIn[] = []
  for (let count = 0; count < most; count += 1) people.push(await signIn(gateway, (await register(gateway)).email))
  return people
}

/** Makes the tournaments and enters the people; nothing is drawn yet. */
export function announce(scorer: Insisting, people: readonly SignedIn[]): Promise<Tournament[]> {
  return Promise.all(
    formats.map(async format => {
      const name = `Chaos, ${format.tournament_type.replace('_', ' ')}`
      const body = { name, start_date: '2030-01-01', ...format }
      const { tournament } = await scorer.ask(createTournament, { body })
      const participants = people
        .slice(0, format.max_participants)
        .map(({ id }, index): NewParticipant => ({ name: `Player ${index + 1}`, user_id: id, seed: index + 1 }))
      await scorer.ask(addParticipants, { params: { id: tournament.id }, body: { participants } })
      return tournament
    }),
  )
}
