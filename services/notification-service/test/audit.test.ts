import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import {
  type EventClient,
  listAudit,
  type Participant,
  readAuditedEvents,
  readPersonalData,
  sendNotification,
} from '@gym-it/contracts'
import {
  call,
  inReverse,
  knownPerson,
  personDeleted,
  personTold,
  refusal,
  type Standing,
  send,
  serviceToken,
  signedIn,
  standService,
  until,
} from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../src/app.ts'
import { sampleTournament } from './audited-events.ts'
import { createCompetition } from './competition.ts'

const admin = signedIn('admin')

describe('the audit', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  let app: FastifyInstance
  before(async () => {
    standing = await standService(cleanup, createApp)
    app = standing.app
  })
  beforeEach(() => standing.sql`truncate audit, audit_states, audit_people`)

  const audit = async (query: Record<string, string | number> = {}) =>
    (await call(app, listAudit, { as: admin, query: { limit: 500, ...query } })).body.entries
  /** Waits until that many events have arrived, each three times: the neighbour plays three services. Answers one's. */
  const arrived = (count: number, query = {}) =>
    until(`${count} events`, async () => {
      const told = (await audit(query)).filter(({ service }) => service !== 'notification-service')
      return told.length >= 3 * count && told.filter(({ service }) => service === 'user-service')
    })

  test('says who did what, when, from where, and what it changed', async () => {
    const client: EventClient = { address: '198.51.100.7', user_agent: 'Mat/1.0' }
    const told = { ...personTold('user.created', knownPerson(7, { full_name: 'Ada' })), actor_id: 9, client }
    standing.neighbour.tell(told)
    standing.neighbour.tell({ ...personTold('user.updated', knownPerson(7, { full_name: 'Ada B.', version: 2 })) })
    const [updated, created] = await arrived(2, { subject: 'user:7' })
    assert.ok(created && updated)
    assert.deepEqual(
      [created.actor, created.person, created.person_name, created.address, created.user_agent, created.before],
      ['user:9', 'user:7', 'Ada B.', '198.51.100.7', 'Mat/1.0', null],
    )
    assert.equal(created.after?.full_name, 'Ada')
    assert.deepEqual(
      [updated.before, updated.after],
      [
        { full_name: 'Ada', version: 1 },
        { full_name: 'Ada B.', version: 2 },
      ],
    )
  })

  test('tells of matches, entries and settings what changed, with names in the place of ids', async () => {
    const { neighbour } = standing
    const { subject, told, winners } = sampleTournament()
    for (const event of told) neighbour.tell(event)
    const entries = (await arrived(told.length, { subject })).toReversed()
    const changes = entries.map(({ type, before, after }) => [type, before, after])
    assert.deepEqual(changes[1], ['tournament.updated', { name: 'Cup', version: 1 }, { name: 'Open', version: 2 }])
    assert.deepEqual(changes[3], [
      'participant.withdrawn',
      { status: 'approved' },
      { status: 'withdrawn', policy: 'forfeit', cleared: [] },
    ])
    const [first, undecided, decided] = changes[4] ?? []
    const resultOf = (facts: unknown) => {
      const { winner_id, winner, score, status, participant1, version } = facts as Record<string, unknown>
      return { winner_id, winner, score, status, participant1, version }
    }
    const open = { winner_id: null, winner: null, score: null, status: 'ready', participant1: 'Ada', version: 1 }
    assert.deepEqual([first, resultOf(undecided)], ['match.completed', open])
    const won = { ...open, winner_id: winners[0], winner: 'Ada', score: '2-0', status: 'completed', version: 2 }
    assert.deepEqual(resultOf(decided), won)
    assert.deepEqual(
      Object.keys(undecided ?? {}).sort(),
      Object.keys(decided ?? {})
        .filter(name => name !== 'cleared')
        .sort(),
    )
    assert.deepEqual(changes[5], [
      'match.corrected',
      { winner_id: winners[0], winner: 'Ada', score: '2-0', version: 2 },
      { winner_id: winners[1], winner: 'Ben', score: '0-2', version: 3, cleared: [8] },
    ])
    const [type, before, after] = changes[6] ?? []
    assert.deepEqual([type, (before as { name?: string }).name, after], ['tournament.deleted', 'Open', null])
    await until('nothing of it is kept to compare with', async () => {
      return (await standing.sql`select from audit_states where subject = ${subject}`).length === 0
    })
  })

  test('tells of seeds who had which before', async () => {
    const { neighbour } = standing
    const cup = createCompetition('Cup')
    const [ada, ben] = [cup.entry(81, { given_seed: 2 }), cup.entry(82, { given_seed: null })]
    const place = { subject: `tournament:${cup.id}`, topic: `tournament:${cup.id}`, audience: 'public' } as const
    for (const participant of [ada, ben]) neighbour.tell({ type: 'participant.added', ...place, data: { participant } })
    const seed = (...given: (number | null)[]) => {
      const seeds = [ada, ben].map(({ id }, index) => ({ participant_id: id, seed: given[index] ?? null }))
      neighbour.tell({ type: 'participant.seeded', ...place, data: { tournament: cup.tournament, seeds } })
    }
    seed(1, 2)
    seed(2, 1)
    const [second, first] = await arrived(2, { subject: place.subject, type: 'participant.seeded' })
    const seedsOf = (one: object | null | undefined) =>
      Object.entries(one ?? {}).flatMap(([name, value]) => (name.startsWith('participant:') ? [value] : []))
    assert.deepEqual(
      [first, second].map(entry => [seedsOf(entry?.before), seedsOf(entry?.after)]),
      [
        [
          [2, null],
          [1, 2],
        ],
        [
          [1, 2],
          [2, 1],
        ],
      ],
    )
  })

  test('messages stay between those they are for', async () => {
    const body = { user_id: 7, message: 'Something private', title: 'Secret' }
    await call(app, sendNotification, { as: signedIn('trainer'), body })
    const [entry] = await until('it arrives', async () => {
      const entries = await audit({ person: 7, type: 'notification' })
      return entries.length > 0 && entries
    })
    assert.ok(entry)
    assert.deepEqual([entry.person, entry.service, typeof entry.address], ['user:7', 'notification-service', 'string'])
    assert.doesNotMatch(JSON.stringify(entry), /private|Secret/)
  })

  test('is filtered by person, subject, type and time, and read page by page', async () => {
    const { neighbour } = standing
    const begin = new Date().toISOString()
    for (const id of [21, 22, 23]) neighbour.tell({ ...personTold('user.created', knownPerson(id)), actor_id: 21 })
    neighbour.tell({ ...personTold('user.updated', knownPerson(22, { version: 2 })), actor_id: 23 })
    await arrived(4)
    const of = async (query: Record<string, string | number>) =>
      (await audit({ ...query, limit: 1000 }))
        .filter(({ service }) => service === 'user-service')
        .map(({ type, subject }) => `${type} ${subject}`)
    assert.deepEqual(await of({ person: 23 }), ['user.updated user:22', 'user.created user:23'])
    assert.deepEqual(await of({ subject: 'user:22' }), ['user.updated user:22', 'user.created user:22'])
    assert.deepEqual(await of({ type: 'user.updated' }), ['user.updated user:22'])
    assert.equal((await of({ type: 'user' })).length, 4)
    assert.equal((await of({ type: 'use' })).length, 0)
    assert.equal((await of({ since: begin })).length, 4)
    assert.equal((await of({ until: begin })).length, 0)
    assert.equal((await of({ since: '2100-01-01' })).length, 0)
    const all = (await audit()).map(({ id }) => id)
    const paged: number[] = []
    let cursor: number | null = null
    do {
      const query: Record<string, number> = { limit: 5, ...(cursor === null ? {} : { cursor }) }
      const { body, headers } = await call(app, listAudit, { as: admin, query })
      paged.push(...body.entries.map(({ id }) => id))
      cursor = body.next_cursor
      assert.equal(headers.link?.includes(`cursor=${cursor}`) ?? false, cursor !== null)
    } while (cursor !== null)
    assert.deepEqual(paged, all)
    await refusal(app, listAudit, 'INPUT_INVALID', { as: admin, query: { since: '2030-13-45' } })
    await refusal(app, listAudit, 'ROLE_REQUIRED', { as: signedIn('trainer') })
  })

  test('keeps what a deleted person did, and what was done to them, under a pseudonym', async () => {
    const { neighbour } = standing
    const client: EventClient = { address: '203.0.113.9', user_agent: 'Phone of Cleo' }
    const cleo = knownPerson(41, { full_name: 'Cleo', email: 'cleo@gym.test', ban_reason: 'Shouted' })
    neighbour.tell({ ...personTold('user.created', cleo), actor_id: 41, client })
    neighbour.tell({ ...personTold('user.updated', knownPerson(42)), actor_id: 41, client })
    const participant = { id: 5, user_id: 41, name: 'Cleo', status: 'approved' } as Participant
    const place = { subject: 'tournament:4', topic: 'tournament:4', audience: 'public' } as const
    neighbour.tell({ type: 'participant.added', ...place, data: { participant } })
    neighbour.tell(personDeleted(41))
    // Another service's news of them, late.
    const late = { ...personTold('user.updated', { ...cleo, version: 2 }), actor_id: 41, client }
    neighbour.tell(late)
    const entries = await until('all is pseudonymous', async () => {
      const found = await arrived(5)
      return found.every(({ person, actor }) => person !== 'user:41' && actor !== 'user:41') && found
    })
    const text = JSON.stringify(entries)
    assert.doesNotMatch(text, /Cleo|cleo|Shouted|203\.0\.113|user:41/)
    const [pseudonym] = text.match(/deleted:[0-9a-f]{16}/) ?? []
    assert.ok(pseudonym)
    assert.deepEqual(
      entries.map(({ type, actor, person }) => [type, actor, person]),
      [
        ['user.updated', pseudonym, pseudonym],
        ['user.deleted', null, pseudonym],
        ['participant.added', null, pseudonym],
        ['user.updated', pseudonym, 'user:42'],
        ['user.created', pseudonym, pseudonym],
      ],
    )
    assert.equal(entries[2]?.after?.status, 'approved')
    assert.equal((await arrived(5, { person: 41 })).length, 5)
    const stored = await standing.sql`
      select (select coalesce(string_agg(t::text, ''), '') from audit t)
        || (select coalesce(string_agg(t::text, ''), '') from audit_people t) as all`
    assert.doesNotMatch(String(stored[0]?.all), /Cleo|cleo/)
  })

  test('what a log that was put back tells anew is kept beside what it had told before', async () => {
    standing.neighbour.tell(personTold('user.created', knownPerson(61)))
    await arrived(1)
    await standing.sql`update audit set hash = 'of before'`
    await standing.sql`update cursors set position = 0 where source like 'audit of %'`
    standing.neighbour.tell(personTold('user.created', knownPerson(62)))
    await arrived(1, { subject: 'user:62' })
    assert.deepEqual(
      (await arrived(2, { subject: 'user:61' })).map(({ hash }) => hash === 'of before'),
      [false, true],
    )
  })

  test('an event that is read again is kept once', async () => {
    standing.neighbour.tell(personTold('user.created', knownPerson(51)))
    await arrived(1)
    const before = await audit()
    await standing.sql`update cursors set position = 0 where source like 'audit of %'`
    standing.neighbour.tell(personTold('user.created', knownPerson(52)))
    await arrived(1, { subject: 'user:52' })
    assert.deepEqual(await audit({ subject: 'user:51' }), before)
  })

  test('two replicas keep each event once', async t => {
    const replica = await createApp(standing.config)
    t.after(() => replica.close())
    await replica.ready()
    const people = Array.from({ length: 30 }, (_, index) => 600 + index)
    for (const id of people) standing.neighbour.tell({ ...personTold('user.created', knownPerson(id)), actor_id: 600 })
    const entries = await arrived(people.length, { person: 600 })
    assert.deepEqual(
      entries.map(({ subject }) => subject),
      people.map(id => `user:${id}`).toReversed(),
    )
  })

  test('a person finds in their own data what they did and from where, and what was done to them', async () => {
    const client: EventClient = { address: '198.51.100.7', user_agent: null }
    standing.neighbour.tell({ ...personTold('user.created', knownPerson(71)), actor_id: 71, client })
    standing.neighbour.tell({ ...personTold('user.updated', knownPerson(71)), actor_id: 9, client })
    await arrived(2, { person: 71 })
    const path = readPersonalData.path.replace(':id', '71')
    const headers = { authorization: `Bearer ${serviceToken('user-service')}` }
    const { audit: own } = JSON.parse((await send(app, { method: 'GET', path, headers })).text) as { audit: object[] }
    const told = new Set(own.map(one => JSON.stringify({ ...one, at: '' })))
    const about = { at: '', type: 'user.created', subject: 'user:71', is_by_you: true, ...client }
    const others = { ...about, type: 'user.updated', is_by_you: false, address: null }
    const inOrder = ({ at, type, subject, is_by_you, address, user_agent }: typeof others | typeof about) =>
      JSON.stringify({ at, type, subject, is_by_you, address, user_agent })
    assert.deepEqual(told, new Set([inOrder(about), inOrder(others)]))
  })

  test('its copy of the logs is for services alone', async () => {
    const path = `${readAuditedEvents.path}?service=user-service`
    const headers = { authorization: `Bearer ${serviceToken('notification-service')}` }
    assert.equal((await send(app, { method: 'GET', path, headers })).status, 200)
    const asAdmin = { authorization: `Bearer ${admin.token}` }
    assert.equal((await send(app, { method: 'GET', path, headers: asAdmin })).status, 401)
  })
})
