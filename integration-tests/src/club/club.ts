import { addParticipants, createTournament, generateBracket } from '@gym-it/contracts'
import type { Stack } from '@gym-it/local-stack'
import { call } from '@gym-it/service-kit/testing'
import { signIn } from '../standing/people.ts'
import { type Competition, type CompetitionKey, competitions, entriesOf } from './competitions.ts'
import { letThingsHappen, personOnTheWay } from './happenings.ts'
import { memberNames } from './names.ts'
import { type ClubPeople, registerPeople } from './people.ts'
import { play } from './playing.ts'
import { scoreWorkouts } from './scores.ts'

/** A club as the gateway shows it. */
export interface Club extends ClubPeople {
  readonly gateway: string
  readonly tournaments: Readonly<Partial<Record<CompetitionKey, number>>>
  /** Takes part in the tournament `big`, has won and plays again. */
  readonly person?: number
}

/** A club in which nothing has happened: its first administrator is alone. */
export async function newClub({ urls, admin: { email, password } }: Stack): Promise<Club> {
  const gateway = urls['api-gateway']
  const admin = await signIn(gateway, email, password)
  return { gateway, admin, trainer: admin, members: [], waiting: [], tournaments: {} }
}

const dayMs = 86_400_000
const dateIn = (days: number) => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10)

async function hold(gateway: string, { trainer, members }: ClubPeople, competition: Competition): Promise<number> {
  const { inDays, body, played } = competition
  const { tournament } = (
    await call(gateway, createTournament, { as: trainer, body: { ...body, start_date: dateIn(inDays) } })
  ).body
  const { id } = tournament
  const people = members.map(({ id: user }, index) => ({ id: user, name: memberNames[index] ?? '' }))
  const participants = entriesOf(competition, people)
  if (participants.length > 0)
    await call(gateway, addParticipants, { as: trainer, params: { id }, body: { participants } })
  if (!played) return id
  await call(gateway, generateBracket, { as: trainer, params: { id } })
  if (body.tournament_type === 'leaderboard') await scoreWorkouts(gateway, trainer, id)
  else await play(gateway, trainer, id, played)
  return id
}

/**
 * Fills an empty system through its API: people of every role and state, every format at some stage, and what happens
 * beside. The stack must run with `clubEnvironment`.
 */
export async function openClub(stack: Stack): Promise<Club> {
  const gateway = stack.urls['api-gateway']
  const people = await registerPeople(stack)
  const ids: [string, number][] = []
  for (const competition of competitions) ids.push([competition.key, await hold(gateway, people, competition)])
  // Each key is held once above.
  const tournaments = Object.fromEntries(ids) as Record<CompetitionKey, number>
  await letThingsHappen({ gateway, tournaments, ...people })
  return { ...people, gateway, tournaments, person: await personOnTheWay(gateway, tournaments.big) }
}
