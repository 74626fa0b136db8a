import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { AppError, createInvitation, deleteNotification, readAllNotifications } from '@gym-it/contracts'
import type { Service } from '../src/index.ts'
import { call, createTestDatabase, inReverse, refusal, signedIn } from '../src/testing/index.ts'
import { openNotes } from './standing.ts'

describe('a request that carries an Idempotency-Key', () => {
  const cleanup = inReverse({ after })
  let service: Service
  let met = 0
  before(async () => {
    const { url } = await createTestDatabase(cleanup)
    service = await openNotes(cleanup, url, {}, ({ route, sql }) => {
      /** Stands before the change, as a check of a password or a link does. */
      const requireNothingNoted = async (text: string) => {
        met += 1
        const noted = await sql`select 1 from notes where text = ${text}`
        if (noted.length > 0) throw new AppError('STATUS_CONFLICT', 'It is noted already.')
      }
      route(readAllNotifications, async ({ actor, change }) => {
        await requireNothingNoted(`of ${actor.id}`)
        return change(async tx => {
          await tx`insert into notes (text) values (${`of ${actor.id}`})`
          return { detail: `Noted ${Math.random()}` }
        })
      })
      route(deleteNotification, ({ change }) => change(async () => ({ detail: `Deleted ${Math.random()}` })))
      route(createInvitation, ({ change }) =>
        change(async () => {
          const times = { created_at: new Date().toISOString(), expires_at: new Date().toISOString() }
          const invitation = { id: 1, role: 'member' as const, note: '', uses_left: 1, created_by: 1, ...times }
          return { invitation, link: '', token: String(Math.random()) }
        }),
      )
    })
  })
  const under = (key: string) => ({ headers: { 'idempotency-key': key } })

  test('gets the first answer again, and does not meet the checks that what it did would fail', async () => {
    const as = signedIn('member')
    const first = await call(service.app, readAllNotifications, { as, ...under('one') })
    const before = met
    const again = await call(service.app, readAllNotifications, { as, ...under('one') })
    assert.deepEqual([again.status, again.body], [first.status, first.body])
    assert.equal(met, before)
  })

  test('meets the handler without the key, and under another key', async () => {
    const as = signedIn('member')
    await call(service.app, readAllNotifications, { as, ...under('two') })
    for (const headers of [{}, under('three').headers]) {
      await refusal(service.app, readAllNotifications, 'STATUS_CONFLICT', { as, headers })
    }
  })

  test('is refused when the key belongs to another request, and is its own for another person', async () => {
    const as = signedIn('member')
    const [params, otherParams] = [{ id: 1 }, { id: 2 }]
    const first = await call(service.app, deleteNotification, { as, params, ...under('four') })
    await refusal(service.app, deleteNotification, 'IDEMPOTENCY_KEY_REUSED', {
      ...{ as, params: otherParams },
      ...under('four'),
    })
    const others = await call(service.app, deleteNotification, { as: signedIn('member'), params, ...under('four') })
    assert.notEqual(others.body.detail, first.body.detail)
  })

  test('is answered anew where the answer is a secret', async () => {
    const ask = { as: signedIn('admin'), body: { role: 'member' }, ...under('five') } as const
    const tokens = new Set<string>()
    for (const _ of [1, 2]) tokens.add((await call(service.app, createInvitation, ask)).body.token)
    assert.equal(tokens.size, 2)
    const kept = await service.sql`select 1 from idempotency_keys where key = 'five'`
    assert.equal(kept.length, 0)
  })
})
