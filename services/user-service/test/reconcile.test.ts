import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type PersonRecord, readPeople } from '@gym-it/contracts'
import { inReverse, startNeighbour, testConfig } from '@gym-it/service-kit/testing'
import fc from 'fast-check'
import { reconcile } from '../src/reconcile/reconcile.ts'
import { comparePeople } from '../src/reconcile/rules.ts'

const person = (id: number, more: Partial<PersonRecord> = {}): PersonRecord => ({
  ...{ id, email: `p${id}@gym.test`, full_name: `Person ${id}`, role: 'member', is_approved: true, is_banned: false },
  ...more,
})

async function* each(people: readonly PersonRecord[]): AsyncGenerator<PersonRecord, undefined> {
  yield* people
}

test('two lists agree where they hold the same people, and every difference is found once', async () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 60 }))
  await fc.assert(
    fc.asyncProperty(ids, ids, ids, async (here, there, banned) => {
      const sorted = (list: readonly number[]) => [...list].sort((one, two) => one - two)
      const theirs = sorted(there).map(id => person(id, { is_banned: banned.includes(id) }))
      const ours = sorted(here).map(id => person(id))
      const found: number[] = []
      for await (const one of comparePeople('auth-service', each(theirs), each(ours))) found.push(one.person)
      const expected = Array.from({ length: 60 }, (_, index) => index + 1).filter(id =>
        here.includes(id) && there.includes(id) ? banned.includes(id) : here.includes(id) !== there.includes(id),
      )
      assert.deepEqual(found, expected)
    }),
  )
})

test('the services are asked, and what they do not agree on is told in words', async t => {
  const cleanup = inReverse(t)
  const [accounts, users, competition] = [
    await startNeighbour(cleanup),
    await startNeighbour(cleanup),
    await startNeighbour(cleanup),
  ]
  const config = testConfig('', {
    AUTH_SERVICE_URL: accounts.url,
    USER_SERVICE_URL: users.url,
    TOURNAMENT_SERVICE_URL: competition.url,
  })
  const known = [person(1, { is_available: true }), person(2, { is_available: true })]
  users.answer(readPeople.path, { people: known })
  accounts.answer(readPeople.path, { people: [person(1), person(2)] })
  competition.answer(readPeople.path, { people: known })
  assert.deepEqual(await reconcile(config, 1), [])

  accounts.answer(readPeople.path, { people: [person(1, { role: 'admin' }), person(2), person(3)] })
  competition.answer(readPeople.path, { people: [] })
  assert.deepEqual(await reconcile(config, 1), [
    { person: 1, what: 'role is "admin" in auth-service, "member" in user-service' },
    { person: 3, what: 'is in auth-service but not in user-service' },
    { person: 1, what: 'is missing in tournament-service' },
    { person: 2, what: 'is missing in tournament-service' },
  ])

  accounts.answer(readPeople.path, 'failure')
  await assert.rejects(reconcile(config, 1), /auth-service answered 503/)
})
