import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import {
  addParticipants,
  createTournament,
  deleteUser,
  generateBracket,
  getBracket,
  listAudit,
  recordResult,
  services,
} from '@gym-it/contracts'
import type { Stack } from '@gym-it/local-stack'
import { openDatabase, type Sql } from '@gym-it/service-kit'
import { call, createTestDatabase, inReverse, refusal, until } from '@gym-it/service-kit/testing'
import { newMember, type SignedIn, signInAsAdmin } from './standing/people.ts'
import { openStack, testServer } from './standing/stack.ts'

const patienceMs = 90_000

/** Runs the program of `npm run verify-events`; answers its exit code and what it printed. */
function verify({ env, urls }: Stack): Promise<{ code: number; text: string }> {
  const program = join(import.meta.dirname, '../../services/notification-service/src/audit/verify/main.ts')
  const { port } = new URL(urls['notification-service'])
  const given = { ...env, DATABASE_URL: 'postgres://unused', PORT: port }
  return new Promise(resolve => {
    execFile(process.execPath, [program], { env: given, timeout: patienceMs }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, text: `${stdout}${stderr}` })
    })
  })
}

describe('the logs, verified over the running services', () => {
  const cleanup = inReverse({ after })
  let stack: Stack
  let gateway: string
  let admin: SignedIn
  let competition: Sql
  let id: number

  before(async () => {
    const { url } = await createTestDatabase(cleanup)
    stack = await openStack(cleanup, testServer(), { env: { TOURNAMENT_DATABASE_URL: url } })
    gateway = stack.urls['api-gateway']
    competition = openDatabase(url, 1)
    cleanup.after(() => competition.end({ timeout: 1 }))
    admin = await signInAsAdmin(stack)
    const body = { name: 'Spring Cup', start_date: '2030-01-01' }
    id = (await call(gateway, createTournament, { as: admin, body })).body.tournament.id
    const participants = ['Ada', 'Ben', 'Cleo', 'Dan'].map(name => ({ name }))
    await call(gateway, addParticipants, { as: admin, params: { id }, body: { participants } })
    await call(gateway, generateBracket, { as: admin, params: { id } })
    const { bracket } = (await call(gateway, getBracket, { params: { id } })).body
    const winner_id = bracket[0]?.participant1?.id ?? null
    await call(gateway, recordResult, { as: admin, params: { id, match_id: bracket[0]?.id ?? 0 }, body: { winner_id } })
    const member = await newMember(stack)
    await until('the profile', () => call(gateway, deleteUser, { as: admin, params: { id: member.id } }))
    await until('the audit has all', async () => {
      const { entries } = (await call(gateway, listAudit, { as: admin })).body
      const types = new Set(entries.map(({ type }) => type))
      return ['match.completed', 'user.registered', 'user.deleted'].every(type => types.has(type))
    })
  })

  /** Verifies while the change stands, and puts things back as they were. */
  async function whileTampered(change: () => Promise<unknown>): Promise<{ code: number; text: string }> {
    await competition`create table kept as select * from events`
    await competition`create table kept_matches as select * from matches`
    await change()
    const found = await verify(stack)
    await competition`truncate events`
    await competition`alter table events disable trigger events_are_chained`
    await competition`insert into events overriding system value select * from kept`
    await competition`alter table events enable trigger events_are_chained`
    await competition`update matches set winner_id = k.winner_id from kept_matches k where k.id = matches.id`
    await competition`drop table kept, kept_matches`
    return found
  }

  test('nothing was changed, also where a person was deleted', async () => {
    const { code, text } = await verify(stack)
    assert.match(text, /tournaments rebuilt from their events: 1 as stored, 0 different\nEvery chain holds\.\n$/)
    for (const service of Object.keys(services)) {
      if (service !== 'api-gateway') assert.match(text, new RegExp(`${service}: \\d+ events of \\d+ subjects`))
    }
    assert.equal(code, 0)
  })

  const tampering: Readonly<Record<string, { change: (sql: Sql) => Promise<unknown>; says: RegExp }>> = {
    'a result changed in the log': {
      change: sql => sql`
        update events set data = jsonb_set(data, '{match,winner_id}', '4') where type = 'match.completed'`,
      says: /event \d+ of tournament:\d+ does not follow from the one before it/,
    },
    'a result changed in the bracket': {
      change: sql => sql`update matches set winner_id = participant2_id where winner_id is not null`,
      says: /tournament \d+: tournament\.bracket\.0\.winner_id is \d+, by the events \d+/,
    },
    'a log that was written anew, chain and all': {
      change: async sql => {
        await sql`create table anew as select * from events`
        await sql`update anew set actor_id = 4711 where type = 'tournament.started'`
        await sql`truncate events`
        await sql`insert into events overriding system value select * from anew order by id`
        await sql`drop table anew`
      },
      says: /event \d+ of tournament:\d+ is not the one that was audited/,
    },
    'the end of a log cut off': {
      change: sql => sql`delete from events where id = (select max(id) from events)`,
      says: /tournament-service: event \d+ was audited and is gone/,
    },
  }
  for (const [what, { change, says }] of Object.entries(tampering)) {
    test(`${what} is found`, async () => {
      const { code, text } = await whileTampered(() => change(competition))
      assert.match(text, says)
      assert.equal(code, 1)
    })
  }

  test('after all that it holds again', async () => assert.equal((await verify(stack)).code, 0))

  test('the audit tells administrators from where it was done, and nobody else', async () => {
    const query = { subject: `tournament:${id}`, type: 'match' }
    const { entries } = (await call(gateway, listAudit, { as: admin, query })).body
    assert.deepEqual(
      entries.map(({ type, actor, address }) => [type, actor, address]),
      [['match.completed', `user:${admin.id}`, '127.0.0.1']],
    )
    assert.equal(entries[0]?.after?.winner, 'Ada')
    await refusal(gateway, listAudit, 'TOKEN_MISSING')
    await refusal(gateway, listAudit, 'ROLE_REQUIRED', { as: await newMember(stack) })
  })

  test('while a service is away nothing is verified, and that is told', async () => {
    await stack.stopService('user-service')
    const { code, text } = await verify(stack)
    assert.equal(code, 2)
    assert.match(text, /^Nothing was verified: user-service does not answer/)
  })
})
