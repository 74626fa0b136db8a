import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  addParticipants,
  approveUser,
  type BracketView,
  createTournament,
  type EventData,
  generateBracket,
  getBracket,
  getLeaderboard,
  listUsers,
  login,
  type Match,
} from '@gym-it/contracts'
import { call, type EventFrame, inReverse, openLiveSocket, refusal, until } from '@gym-it/service-kit/testing'
import { password, register, signIn, signInAsAdmin } from './standing/people.ts'
import { playToTheEnd } from './standing/play.ts'
import { type Ground, openStack, testServer } from './standing/stack.ts'

const names = ['Ada', 'Ben', 'Cleo', 'Dan', 'Eva', 'Finn']

/** The bracket that a client has who only ever applies what it is told. */
function bracketFrom(events: readonly EventFrame[], start: readonly Match[]): Match[] {
  const matches = new Map(start.map(match => [match.id, match]))
  for (const { event, data } of events) {
    if (!['match.completed', 'match.corrected', 'match.cleared'].includes(event)) continue
    for (const match of (data as EventData<'match.completed'>).changed) matches.set(match.id, match)
  }
  return [...matches.values()]
}

const timeless = (matches: readonly Match[]) => matches.toSorted((a, b) => a.id - b.id)

/** From a trainer's registration to the podium, with somebody watching. */
async function tournamentDay(t: { after(tidy: () => Promise<void>): void }, ground: Ground): Promise<void> {
  const cleanup = inReverse(t)
  const stack = await openStack(cleanup, ground)
  const gateway = stack.urls['api-gateway']

  const { email, user } = await register(gateway, 'trainer')
  await refusal(gateway, login, 'ACCOUNT_NOT_APPROVED', { body: { email, password } })
  const admin = await signInAsAdmin(stack)
  const pending = async () => (await call(gateway, listUsers, { as: admin, query: { status: 'pending' } })).body
  await until('the administrator sees who waits', async () => (await pending()).some(({ id }) => id === user.id))
  await call(gateway, approveUser, { as: admin, body: { user_id: user.id } })
  const trainer = await until('the trainer may sign in', () => signIn(gateway, email), 1_500)

  const hall = await openLiveSocket(cleanup, gateway)
  await hall.follow('tournaments')
  const body = { name: 'Club Championship', start_date: '2030-05-01', settings: { third_place: true } }
  const { tournament } = (await call(gateway, createTournament, { as: trainer, body })).body
  const { id } = tournament
  await hall.frame('event', ({ event }) => event === 'tournament.created')
  const watcher = await openLiveSocket(cleanup, gateway)
  await watcher.follow(`tournament:${id}`)

  const params = { id }
  const entries = { participants: names.map(name => ({ name })) }
  await call(gateway, addParticipants, { as: trainer, params, body: entries })
  await call(gateway, generateBracket, { as: trainer, params })
  const drawn = (await call(gateway, getBracket, { params })).body
  const played = await playToTheEnd(gateway, id, trainer)
  assert.equal(played.length, 6)

  const final: BracketView = (await call(gateway, getBracket, { params })).body
  assert.equal(final.tournament.status, 'completed')
  assert.deepEqual(
    final.standings.slice(0, 3).map(({ participant }) => participant.name),
    ['Ada', 'Ben', 'Cleo'],
  )
  await until('the watcher has seen the end', () => watcher.events().at(-1)?.event === 'tournament.completed', 2_000)
  const events = watcher.events()
  const seqs = events.map(({ seq }) => seq)
  assert.deepEqual(
    seqs,
    [...new Set(seqs)].sort((a, b) => a - b),
  )
  const told = (type: string) => events.filter(({ event }) => event === type)
  assert.deepEqual(
    events.slice(0, names.length + 1).map(({ event }) => event),
    [...names.map(() => 'participant.added'), 'tournament.started'],
  )
  assert.deepEqual(
    told('match.completed').map(({ data }) => (data as EventData<'match.completed'>).match.id),
    played.map(match => match.id),
  )
  assert.deepEqual(timeless(bracketFrom(events, drawn.bracket)), timeless(final.bracket))
  await until('the hall has seen it too', () => hall.events().at(-1)?.event === 'tournament.completed', 2_000)

  const late = await openLiveSocket(cleanup, gateway)
  await late.follow(`tournament:${id}`, 0)
  await until('who comes late gets all of it', () => late.events().length >= events.length + 1)
  assert.deepEqual(late.events().slice(1), events)
  const { body: board } = await call(gateway, getLeaderboard)
  assert.deepEqual([board[0]?.user_name, board[0]?.titles], ['Ada', 1])
}

const { TEST_POSTGRES_15_URL, TEST_REDIS_URL } = process.env
const unless = (found: string | undefined, reason: string) => (found ? {} : { skip: reason })

test('a day on the embedded database, from an empty folder', t => tournamentDay(t, {}))

test('a day on PostgreSQL 15', unless(TEST_POSTGRES_15_URL, 'PostgreSQL 15 is not installed'), t =>
  tournamentDay(t, { postgres: TEST_POSTGRES_15_URL }),
)

test('a day on Redis', unless(TEST_REDIS_URL, 'no Redis answers'), t =>
  tournamentDay(t, { ...testServer(), redis: TEST_REDIS_URL }),
)
