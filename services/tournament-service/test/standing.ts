import assert from 'node:assert/strict'
import {
  addParticipants,
  type BodyOf,
  createTournament,
  generateBracket,
  getBracket,
  type Match,
  type NewParticipant,
  type Participant,
  type ResultBody,
  recordResult,
  type Standing,
} from '@gym-it/contracts'
import { call, signedIn, type Target } from '@gym-it/service-kit/testing'

export const trainer = signedIn('trainer')

/** `count` names, as they are pasted. */
export const namesOf = (count: number) => Array.from({ length: count }, (_, index) => `Player ${index + 1}`)

/** A tournament in setup; answers its id. */
export async function create(app: Target, more: Partial<BodyOf<typeof createTournament>> = {}): Promise<number> {
  const body = { name: 'Spring Cup', start_date: '2030-05-01', max_participants: 1024, ...more }
  return (await call(app, createTournament, { as: trainer, body })).body.tournament.id
}

/** Enters people by name; answers them in order. */
export async function enter(app: Target, id: number, names: readonly string[]): Promise<Participant[]> {
  const body = { participants: names.map(name => ({ name })) }
  return (await call(app, addParticipants, { as: trainer, params: { id }, body })).body.participants
}

/** Enters people with all that is said of them; answers them in order. */
export async function enterAll(app: Target, id: number, participants: NewParticipant[]): Promise<Participant[]> {
  return (await call(app, addParticipants, { as: trainer, params: { id }, body: { participants } })).body.participants
}

export const drawIt = (app: Target, id: number) => call(app, generateBracket, { as: trainer, params: { id } })

/** A drawn tournament of `count` people. */
export async function drawn(app: Target, count: number, more: Partial<BodyOf<typeof createTournament>> = {}) {
  const id = await create(app, more)
  const participants = await enter(app, id, namesOf(count))
  await drawIt(app, id)
  return { id, participants }
}

/** The standings as [place, name] pairs, of one table: a group's, or (null) of all. */
export const placesOf = (standings: readonly Standing[], table: string | null = null) =>
  standings.filter(({ group }) => group === table).map(({ place, participant }) => [place, participant.name])

export const bracketOf = async (app: Target, id: number) =>
  (await call(app, getBracket, { as: trainer, params: { id } })).body

/** The match of that label and number, such as `matchIn(bracket, 'Final')`. */
export function matchIn(bracket: readonly Match[], label: string, number = 1): Match {
  const match = bracket.find(one => one.label === label && one.match_number === number)
  assert.ok(match, `${label} ${number} among ${bracket.map(one => `${one.label} ${one.match_number}`).join(', ')}`)
  return match
}

/** The id of a match's first or second participant. */
export function playerOf({ participant1, participant2, label }: Match, side: 1 | 2): number {
  const player = side === 1 ? participant1 : participant2
  assert.ok(player, `${label} has no participant ${side}`)
  return player.id
}

export const report = (app: Target, id: number, match_id: number, body: ResultBody, query = {}) =>
  call(app, recordResult, { as: trainer, params: { id, match_id }, body, query })

/** Plays every open match, round by round; the better seed wins. */
export async function playAll(app: Target, id: number): Promise<void> {
  for (;;) {
    const open = (await bracketOf(app, id)).bracket.filter(({ status }) => status === 'ready')
    if (open.length === 0) return
    for (const match of open) await report(app, id, match.id, { winner_id: playerOf(match, 1) })
  }
}
