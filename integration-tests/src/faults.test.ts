import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import {
  apiBase,
  createTournament,
  getMe,
  listNotifications,
  listTournaments,
  listUsers,
  login,
  operations,
  services,
  updateTournament,
  validateToken,
} from '@gym-it/contracts'
import type { Stack } from '@gym-it/local-stack'
import { call, inReverse, openLiveSocket, problemOf, refusal, send, until } from '@gym-it/service-kit/testing'
import { newTrainer, password, register, type SignedIn, signIn } from './standing/people.ts'
import { openStack, testServer } from './standing/stack.ts'

/** One call that shows each stateful service at work. */
const signs = {
  'auth-service': validateToken,
  'user-service': getMe,
  'tournament-service': listTournaments,
  'notification-service': listNotifications,
} as const
type Stateful = keyof typeof signs
const all = Object.keys(signs) as Stateful[]

describe('when one service is stopped', () => {
  const cleanup = inReverse({ after })
  let stack: Stack
  let gateway: string
  let trainer: SignedIn
  before(async () => {
    stack = await openStack(cleanup, testServer())
    gateway = stack.urls['api-gateway']
    trainer = await newTrainer(stack)
  })

  for (const stopped of all) {
    test(`${stopped}: the others go on, its own calls are refused within a second, and it comes back`, async () => {
      await stack.stopService(stopped)
      for (const name of all.filter(one => one !== stopped)) await call(gateway, signs[name], { as: trainer })
      for (const { method, path, id } of operations.filter(({ service }) => service === stopped)) {
        const started = Date.now()
        const address = `${apiBase}${path.replace(/:\w+/g, '1')}`
        const headers = { authorization: `Bearer ${trainer.token}` }
        const problem = problemOf(await send(gateway, { method, path: address, headers }), id)
        assert.equal(problem.code, 'UNAVAILABLE', id)
        assert.ok(Date.now() - started < 1_000, `${id} took ${Date.now() - started} ms`)
      }
      const health = await send(gateway, { method: 'GET', path: `/api/${services[stopped].resource}/health` })
      assert.equal(health.status, 503)
      assert.equal((await send(gateway, { method: 'GET', path: '/healthz' })).status, 200)
      await stack.startService(stopped)
      await until('it works again', () => call(gateway, signs[stopped], { as: trainer }), 5_000)
    })
  }

  test('who registers while user-service is away has a profile once it is back', async () => {
    await stack.stopService('user-service')
    const { email } = await register(gateway)
    const member = await signIn(gateway, email)
    await refusal(gateway, getMe, 'UNAVAILABLE', { as: member })
    await stack.startService('user-service')
    const { body } = await until('the profile', () => call(gateway, getMe, { as: member }), 5_000)
    assert.equal(body.email, email)
    await until('the list has it too', async () => {
      const query = { q: email }
      return (await call(gateway, listUsers, { as: trainer, query })).body.length === 1
    })
  })

  test('who watched before notification-service fell gets what they missed when it is back', async t => {
    const body = { name: 'Cup', start_date: '2030-01-01' }
    const { id } = (await call(gateway, createTournament, { as: trainer, body })).body.tournament
    const rename = (name: string) => call(gateway, updateTournament, { as: trainer, params: { id }, body: { name } })
    const tidy = inReverse(t)
    const before = await openLiveSocket(tidy, gateway)
    await before.follow(`tournament:${id}`)
    await rename('One')
    const { seq } = await before.frame('event', ({ event }) => event === 'tournament.updated')
    await stack.stopService('notification-service')
    await before.closed
    await rename('Two')
    await rename('Three')
    await stack.startService('notification-service')
    const again = await until('the way is open', () => openLiveSocket(tidy, gateway))
    await again.follow(`tournament:${id}`, seq)
    await rename('Four')
    await until('three events', () => again.events().length === 3)
    const shown = again.events().map(({ data }) => (data as { tournament: { name: string } }).tournament.name)
    assert.deepEqual(shown, ['Two', 'Three', 'Four'])
  })
})

test('a database that is killed comes back, and so do all services with everything that was acknowledged', async t => {
  const stack = await openStack(inReverse(t))
  const gateway = stack.urls['api-gateway']
  const trainer = await newTrainer(stack)
  const body = { name: 'Durable', start_date: '2030-01-01' }
  const { id } = (await call(gateway, createTournament, { as: trainer, body })).body.tournament
  const pid = Number((await readFile(join(stack.dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])
  process.kill(pid, 'SIGKILL')
  const answer = await send(gateway, { method: 'GET', path: `/api/v1/tournaments/${id}` })
  assert.ok([200, 503].includes(answer.status), answer.text)
  await until('tournaments again', () => call(gateway, listTournaments), 15_000)
  const { tournaments } = (await call(gateway, listTournaments)).body
  assert.deepEqual(
    tournaments.map(one => one.id),
    [id],
  )
  for (const operation of Object.values(signs)) {
    await until(`${operation.id} again`, () => call(gateway, operation, { as: trainer }), 5_000)
  }
  await call(gateway, login, { body: { email: trainer.email, password } })
})
