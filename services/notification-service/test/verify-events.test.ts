import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ChainedEvent, readAuditedEvents, readEventChain, readRebuiltTournaments } from '@gym-it/contracts'
import { inReverse, startNeighbour, testConfig } from '@gym-it/service-kit/testing'
import fc from 'fast-check'
import { type AuditedEvent, comparePage } from '../src/audit/verify/compare-rules.ts'
import { verifyEvents } from '../src/audit/verify/verify.ts'

const chained = (id: number, more: Partial<ChainedEvent> = {}): ChainedEvent => ({
  ...{ id, subject: `hall:${id % 3}`, hash: `hash ${id}`, is_intact: true },
  ...more,
})
const audited = (id: number, more: Partial<AuditedEvent> = {}): AuditedEvent => ({
  ...{ id, hash: `hash ${id}`, is_erasable: false },
  ...more,
})

/** Reads both lists to their ends in pages of that size. */
function compareAll(log: readonly ChainedEvent[], audit: readonly AuditedEvent[], size: number) {
  const differences: string[] = []
  const seen: number[] = []
  for (let after: number | null = 0; after !== null; ) {
    const from: number = after
    const page = <T extends { id: number }>(list: readonly T[]) => {
      const events = list.filter(({ id }) => id > from).slice(0, size)
      return { events, isFull: events.length === size }
    }
    const compared = comparePage(page(log), page(audit))
    differences.push(...compared.differences)
    seen.push(...compared.events.map(({ id }) => id))
    after = compared.next
  }
  return { differences, seen }
}

test('each event is looked at once, and what is gone or rewritten is found once, whatever the pages', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 80 }))
  fc.assert(
    fc.property(ids, ids, ids, ids, fc.integer({ min: 1, max: 9 }), (gone, rewritten, unknown, erased, size) => {
      const all = Array.from({ length: 80 }, (_, index) => index + 1)
      const log = all.filter(id => !gone.includes(id)).map(id => chained(id))
      const audit = all
        .filter(id => !unknown.includes(id))
        .map(id => audited(id, { is_erasable: erased.includes(id), ...(rewritten.includes(id) ? { hash: 'x' } : {}) }))
      const { differences, seen } = compareAll(log, audit, size)
      assert.deepEqual(
        seen,
        log.map(({ id }) => id),
      )
      const expected = audit
        .filter(({ id, is_erasable }) => (gone.includes(id) ? !is_erasable : rewritten.includes(id)))
        .map(({ id }) => id)
      assert.deepEqual(
        differences.map(text => Number(/event (\d+)/.exec(text)?.[1])),
        expected,
      )
    }),
  )
})

test('the services are asked, and what does not hold is told in words', async t => {
  const cleanup = inReverse(t)
  const [service, competition, audit] = [
    await startNeighbour(cleanup),
    await startNeighbour(cleanup),
    await startNeighbour(cleanup),
  ]
  const config = testConfig('', {
    AUTH_SERVICE_URL: service.url,
    USER_SERVICE_URL: service.url,
    TOURNAMENT_SERVICE_URL: competition.url,
    NOTIFICATION_SERVICE_URL: audit.url,
  })
  const [one, two] = [chained(1), chained(4)]
  for (const log of [service, competition, audit]) log.answer(readEventChain.path, { events: [one, two] })
  audit.answer(readAuditedEvents.path, { events: [audited(1)] })
  const same = { id: 7, state: 'same', differences: [] }
  competition.answer(readRebuiltTournaments.path, { tournaments: [same], next: null })
  const { logs, tournaments, differences } = await verifyEvents(config)
  assert.deepEqual(logs[0], { service: 'auth-service', events: 2, subjects: 1 })
  assert.deepEqual([logs.length, tournaments, differences], [4, { same: 1, different: 0, too_old: 0 }, []])

  competition.answer(readEventChain.path, { events: [one, { ...two, is_intact: false }] })
  const different = { id: 8, state: 'different', differences: ['tournament.name is "B", by the events "A"'] }
  const old = { id: 9, state: 'too_old', differences: ['tournament.name is missing'] }
  competition.answer(readRebuiltTournaments.path, { tournaments: [same, different, old], next: null })
  const found = await verifyEvents(config)
  assert.deepEqual(found.tournaments, { same: 1, different: 1, too_old: 1 })
  assert.deepEqual(found.differences, [
    'tournament-service: event 4 of hall:1 does not follow from the one before it',
    'tournament 8: tournament.name is "B", by the events "A"',
  ])

  service.answer(readEventChain.path, 'failure')
  await assert.rejects(verifyEvents(config), /auth-service answered 503/)
})
