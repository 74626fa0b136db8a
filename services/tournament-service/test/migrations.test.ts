import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, test } from 'node:test'
import { getDraw } from '@gym-it/contracts'
import { call, createTestDatabase, inReverse, testConfig } from '@gym-it/service-kit/testing'
import { createApp } from '../src/app.ts'
import { bracketOf, matchIn, placesOf, playerOf, report } from './standing.ts'

const first = '0001_tournaments.sql'

test('a tournament that was drawn before there were other formats is played on', async () => {
  const cleanup = inReverse({ after })
  const { url, sql } = await createTestDatabase(cleanup)
  await sql.unsafe(await readFile(new URL(`../src/migrations/${first}`, import.meta.url), 'utf8'))
  await sql`create table migrations (name text primary key, ran_at timestamptz not null default now())`
  await sql`insert into migrations (name) values (${first})`
  await sql`
    insert into tournaments (name, start_date, max_participants, tournament_type, status, settings, visibility, seeds)
    values ('Old Cup', '2026-01-01', 8, 'single_elimination', 'active', '{"third_place": false}', 'public', '{1,2,3}'),
      ('Set up', '2026-01-01', 8, 'single_elimination', 'setup', '{}', 'public', null)`
  await sql`
    insert into participants (tournament_id, name, seed, status)
    select 1, 'P' || n, n, 'approved' from generate_series(1, 3) n`
  await sql`
    insert into matches (tournament_id, number, bracket, round, match_number, label, sources, participant1_id,
      participant2_id, winner_id, status, outcome)
    values
      (1, 1, 'main', 1, 1, 'Semi-final', '[{"kind":"seed","seed":1},{"kind":"bye"}]', 1, null, 1, 'bye', null),
      (1, 2, 'main', 1, 2, 'Semi-final', '[{"kind":"seed","seed":2},{"kind":"seed","seed":3}]', 2, 3, 3, 'completed', 'played'),
      (1, 3, 'main', 2, 1, 'Final', '[{"kind":"winner","match":1},{"kind":"winner","match":2}]', 1, 3, null, 'ready', null)`
  const app = await createApp(testConfig(url))
  cleanup.after(() => app.close())
  await app.ready()

  const { bracket, tournament } = await bracketOf(app, 1)
  assert.deepEqual([tournament.format, tournament.random_seed?.length], ['single_elimination', 32])
  const final = matchIn(bracket, 'Final')
  const { body } = await report(app, 1, final.id, { winner_id: playerOf(final, 2) })
  assert.equal(body.tournament.status, 'completed')
  assert.deepEqual(placesOf((await bracketOf(app, 1)).standings), [
    [1, 'P3'],
    [2, 'P1'],
    [3, 'P2'],
  ])
  assert.deepEqual((await call(app, getDraw, { params: { id: 1 } })).body.entrants, [1, 2, 3])
  const undrawn = (await bracketOf(app, 2)).tournament
  assert.deepEqual([undrawn.random_seed, undrawn.draw_commitment?.length], [null, 64])
})
