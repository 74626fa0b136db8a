import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import {
  type BracketView,
  getBracket,
  listTournamentEvents,
  readRebuiltTournaments,
  updateTournament,
} from '@gym-it/contracts'
import { call, inReverse, send, serviceToken, standService } from '@gym-it/service-kit/testing'
import { createApp } from '../src/app.ts'
import { create, trainer } from './standing.ts'

test('however large the events of a tournament are, none of them is missed', async t => {
  const { app, sql } = await standService(inReverse(t), createApp)
  const id = await create(app)
  for (let version = 2; version <= 7; version += 1) {
    await call(app, updateTournament, { as: trainer, params: { id }, body: { name: `Cup ${version}` } })
  }
  const much = randomBytes(150_000).toString('base64')
  await sql`update events set data = data || jsonb_build_object('much', ${much}::text)`
  const told: { readonly id: number; readonly name: string }[] = []
  let [cursor, pages]: [number | null, number] = [null, 0]
  do {
    const query: Record<string, number> = cursor === null ? {} : { cursor }
    const { body } = await call(app, listTournamentEvents, { params: { id }, query })
    told.push(...body.events.map(event => ({ id: event.id, name: (event.data as BracketView).tournament.name })))
    cursor = body.next_cursor
    pages += 1
  } while (cursor !== null)
  assert.deepEqual(
    told.map(({ name }) => name),
    ['Spring Cup', ...[2, 3, 4, 5, 6, 7].map(version => `Cup ${version}`)],
  )
  assert.ok(pages > 1)
  const query = { as_of: told.at(-1)?.id ?? 0 }
  assert.equal((await call(app, getBracket, { params: { id }, query })).body.tournament.name, 'Cup 7')
})

test('and of large tournaments no more are rebuilt at once than can be read in time', async t => {
  const { app, sql } = await standService(inReverse(t), createApp)
  const ids: number[] = []
  for (let made = 0; made < 3; made += 1) ids.push(await create(app))
  const much = randomBytes(900_000).toString('base64')
  await sql`update events set data = data || jsonb_build_object('much', ${much}::text) where subject <> ${`tournament:${ids[0]}`}`
  const headers = { authorization: `Bearer ${serviceToken('notification-service')}` }
  const pages: { readonly id: number; readonly state: string }[][] = []
  for (let next: number | null = 0; next !== null; ) {
    const path = `${readRebuiltTournaments.path}?after=${next}`
    const page: { tournaments: (typeof pages)[number]; next: number | null } = JSON.parse(
      (await send(app, { method: 'GET', path, headers })).text,
    )
    pages.push(page.tournaments)
    next = page.next
  }
  assert.deepEqual(
    pages.map(page => page.map(({ id }) => id)),
    [ids.slice(0, 2), ids.slice(2)],
  )
  assert.ok(pages.flat().every(({ state }) => state === 'same'))
})
