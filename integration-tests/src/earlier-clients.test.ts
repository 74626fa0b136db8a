import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Stack } from '@gym-it/local-stack'
import { inReverse, send, until } from '@gym-it/service-kit/testing'
import { newTrainer, password, type SignedIn, signInAsAdmin } from './standing/people.ts'
import { openStack, testServer } from './standing/stack.ts'

type Json = Record<string, unknown>

/** Requests as the clients of the earlier deployment write them: `/api`, slashes at the end, bodies that are not there. */
describe('a client of the earlier system', () => {
  const cleanup = inReverse({ after })
  let stack: Stack
  let admin: SignedIn
  let trainer: SignedIn
  before(async () => {
    stack = await openStack(cleanup, testServer())
    admin = await signInAsAdmin(stack)
    trainer = await newTrainer(stack)
  })

  /** Sends JSON, or an empty body that calls itself JSON; answers what came with its status. */
  async function ask(method: string, path: string, as?: SignedIn, body?: unknown): Promise<[number, unknown]> {
    const headers = { 'content-type': 'application/json', ...(as ? { authorization: `Bearer ${as.token}` } : {}) }
    const text = body === undefined ? (method === 'GET' ? undefined : '') : JSON.stringify(body)
    const request = { method, path, headers, ...(text === undefined ? {} : { text }) }
    const answer = await send(stack.urls['api-gateway'], request)
    return [answer.status, JSON.parse(answer.text)]
  }
  const has = (value: unknown, ...fields: string[]) => {
    for (const field of fields) assert.ok(Object.hasOwn(value as Json, field), `${field} in ${JSON.stringify(value)}`)
  }
  const idIn = (value: unknown, field: string) => ((value as Record<string, Json>)[field]?.id ?? 0) as number

  test('registers, signs in, validates and makes an administrator', async () => {
    const person = { email: 'earlier@gym.test', password, full_name: 'Earlier', role: 'member' }
    const [status, registered] = await ask('POST', '/api/auth/register/', undefined, person)
    assert.equal(status, 201)
    has(registered, 'detail', 'user')
    has((registered as Json).user, 'id', 'email', 'role', 'is_approved')
    const [, session] = await ask('POST', '/api/auth/login', undefined, { email: person.email, password })
    has(session, 'access_token', 'token_type', 'expires_in', 'user')
    has((session as Json).user, 'id', 'email', 'role', 'full_name')
    const as = { ...trainer, token: String((session as Json).access_token) }
    const [validated, claims] = await ask('POST', '/api/auth/validate', as)
    assert.equal(validated, 200)
    has(claims, 'valid', 'user_id', 'email', 'role', 'is_active', 'is_approved', 'is_banned')
    const second = { email: 'second@gym.test', password, full_name: 'Second' }
    assert.equal((await ask('POST', '/api/auth/create_admin', admin, second))[0], 201)
    assert.equal((await ask('POST', '/api/auth/login', undefined, { ...person, password: 'wrong one' }))[0], 401)
    has((await ask('GET', '/api/users/me'))[1], 'detail')
  })

  test('reads and manages people', async () => {
    const [, me] = await ask('GET', '/api/users/me/', trainer)
    has(
      me,
      'id',
      'email',
      'full_name',
      'role',
      'is_approved',
      'is_banned',
      'is_root_admin',
      'phone',
      'bio',
      'avatar_url',
    )
    const [status, list] = await ask('GET', '/api/users/', trainer)
    assert.equal(status, 200)
    assert.ok(Array.isArray(list) && list.length >= 2)
    const person = { email: 'managed@gym.test', password, full_name: 'Managed', role: 'trainer' }
    const id = idIn((await ask('POST', '/api/auth/register', undefined, person))[1], 'user')
    await until('the profile is there', async () => (await ask('GET', `/api/users/${id}`, admin))[0] === 200)
    for (const decision of ['approve', 'ban', 'unban']) {
      const [done, answer] = await ask('PATCH', `/api/users/${decision}`, admin, { user_id: id })
      assert.equal(done, 200)
      has(answer, 'detail')
    }
    assert.equal((await ask('DELETE', `/api/users/${id}/`, admin))[0], 200)
  })

  test('runs a tournament from creation to deletion', async () => {
    const body = {
      name: 'Earlier Cup',
      start_date: '2030-05-01T10:00:00',
      max_participants: 8,
      tournament_type: 'single_elimination',
    }
    const [created, answer] = await ask('POST', '/api/tournaments/', trainer, body)
    assert.equal(created, 201)
    has(answer, 'tournament', 'message')
    const id = idIn(answer, 'tournament')
    const base = `/api/tournaments/${id}`
    const [, shown] = await ask('GET', `${base}/`)
    has(
      shown,
      'id',
      'name',
      'start_date',
      'max_participants',
      'tournament_type',
      'status',
      'is_paused',
      'participant_count',
    )
    has((await ask('GET', '/api/tournaments/'))[1], 'tournaments')
    const [entered, entry] = await ask('POST', `${base}/participants`, trainer, { name: 'Ada' })
    assert.equal(entered, 201)
    has(entry, 'participant', 'message')
    has(
      (await ask('PUT', `${base}/participants`, trainer, { participants: [{ name: 'Ben' }, { name: 'Cleo' }] }))[1],
      'message',
    )
    const [, people] = await ask('GET', `${base}/participants/`)
    assert.ok(Array.isArray(people) && people.length === 3)
    has(people[0], 'id', 'tournament_id', 'user_id', 'name', 'seed', 'status')
    const approval = `${base}/participants/${idIn(entry, 'participant')}/approve`
    assert.equal((await ask('PATCH', approval, trainer))[0], 200)
    has((await ask('GET', '/api/tournaments/available-users', trainer))[1], 'users')

    const [drawn, draw] = await ask('POST', `${base}/generate-bracket`, trainer)
    assert.equal(drawn, 200)
    has(draw, 'message', 'rounds', 'matches')
    const [, matches] = await ask('GET', `${base}/brackets`)
    assert.ok(Array.isArray(matches))
    has(
      matches[0],
      'id',
      'tournament_id',
      'round',
      'match_number',
      'participant1',
      'participant2',
      'winner_id',
      'winner',
      'score',
      'created_at',
    )
    has((await ask('GET', `${base}/bracket`))[1], 'tournament', 'bracket', 'participants', 'standings')
    for (const step of ['pause', 'resume']) assert.equal((await ask('PATCH', `${base}/${step}`, trainer))[0], 200)
    const open = (matches as Json[]).find(({ status }) => status === 'ready') ?? {}
    const result = `${base}/bracket/${open.id}/result`
    const winner = { winner_id: (open.participant1 as Json).id, score: '2-0' }
    const [recorded, match] = await ask('PUT', result, trainer, winner)
    assert.equal(recorded, 200)
    has(match, 'message', 'bracket')
    assert.equal((await ask('DELETE', result, trainer))[0], 200)
    assert.ok(Array.isArray((await ask('GET', '/api/tournaments/leaderboard'))[1]))
    has((await ask('DELETE', base, trainer))[1], 'message')
    assert.equal((await ask('GET', base))[0], 404)
  })

  test('sends notifications and asks for health', async () => {
    const [sent, answer] = await ask('POST', '/api/notifications/send', trainer, {
      user_id: admin.id,
      message: 'Hello',
    })
    assert.equal(sent, 202)
    has(answer, 'detail')
    assert.equal((await ask('POST', '/api/notifications/broadcast', admin, { message: 'Hello all' }))[0], 202)
    for (const resource of ['auth', 'users', 'tournaments', 'notifications']) {
      assert.equal((await ask('GET', `/api/${resource}/health`))[0], 200)
    }
  })
})
