import { addParticipants, type CreateTournamentBody, createTournament, generateBracket } from '@gym-it/contracts'
import { call } from '@gym-it/service-kit/testing'
import type { SignedIn } from './people.ts'

interface Plan extends Partial<CreateTournamentBody> {
  readonly name: string
  readonly names?: readonly string[]
  /** Left out, it is drawn. */
  readonly isOpen?: true
}

/** A new tournament with these participants, drawn unless it is to stay open; answers its id. */
export async function newTournament(
  gateway: string,
  as: SignedIn,
  { names = [], isOpen, ...plan }: Plan,
): Promise<number> {
  const body = { start_date: '2030-01-01', max_participants: Math.max(2, names.length), ...plan }
  const { id } = (await call(gateway, createTournament, { as, body })).body.tournament
  const participants = names.map(name => ({ name }))
  if (names.length > 0) await call(gateway, addParticipants, { as, params: { id }, body: { participants } })
  if (!isOpen) await call(gateway, generateBracket, { as, params: { id } })
  return id
}
