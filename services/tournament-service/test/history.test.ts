import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  addParticipants,
  type BodyOf,
  type BracketView,
  callMatch,
  clearResult,
  type createTournament,
  decideParticipants,
  deleteTournament,
  disqualifyParticipant,
  finishTournament,
  generateBracket,
  getBracket,
  getStandings,
  listTournamentEvents,
  pairRound,
  pauseTournament,
  readRebuiltTournaments,
  recallMatch,
  recordScore,
  reinstateParticipant,
  removeRound,
  reopenTournament,
  resumeTournament,
  setSeeds,
  startMatch,
  updateTournament,
  withdrawParticipant,
} from '@gym-it/contracts'
import {
  askOf,
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
import { randomFrom } from '@gym-it/tournament-engine'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../src/app.ts'
import { bracketOf, create, drawIt, drawn, enterAll, namesOf, playAll, playerOf, trainer } from './standing.ts'

type Announced = Partial<BodyOf<typeof createTournament>>
const workouts = [
  { id: 'row', name: 'Row', scored_by: 'time' as const },
  { id: 'lift', name: 'Lift', scored_by: 'weight' as const },
]
const formats: readonly Announced[] = [
  { tournament_type: 'single_elimination', settings: { third_place: true } },
  { tournament_type: 'double_elimination' },
  { tournament_type: 'repechage' },
  { tournament_type: 'round_robin', settings: { groups: 2 } },
  { tournament_type: 'groups_knockout', settings: { groups: 2 } },
  { tournament_type: 'swiss', settings: { rounds: 3 } },
  { tournament_type: 'by_size' },
  { tournament_type: 'leaderboard', settings: { workouts } },
]

describe('a tournament’s history', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  let app: FastifyInstance
  before(async () => {
    standing = await standService(cleanup, createApp)
    app = standing.app
  })

  const rebuilt = async () => {
    const headers = { authorization: `Bearer ${serviceToken('notification-service')}` }
    const found: { id: number; state: string; differences: string[] }[] = []
    for (let next: number | null = 0; next !== null; ) {
      const path = `${readRebuiltTournaments.path}?after=${next}&limit=10`
      const page: { tournaments: typeof found; next: number | null } = JSON.parse(
        (await send(app, { method: 'GET', path, headers })).text,
      )
      found.push(...page.tournaments)
      next = page.next
    }
    return found
  }
  const stateOf = async (id: number) => (await rebuilt()).find(one => one.id === id)
  const asOf = async (id: number, as_of: string | number) =>
    (await call(app, getBracket, { as: trainer, params: { id }, query: { as_of } })).body
  const lastEvent = async (id: number) => {
    const query = { order: 'newest', limit: 1 }
    const [event] = (await call(app, listTournamentEvents, { params: { id }, query })).body.events
    assert.ok(event)
    return event
  }

  /** Something that may happen at this moment, chosen by chance; what the rules refuse did not happen. */
  async function act(id: number, random: () => number): Promise<void> {
    const { bracket, participants, rounds, tournament } = await bracketOf(app, id)
    const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
    const open = pick(bracket.filter(({ status }) => ['ready', 'called', 'in_progress'].includes(status)))
    const played = pick(bracket.filter(({ decided_by }) => decided_by === 'report'))
    const pid = pick(participants)?.id ?? 0
    const ask = async (operation: Parameters<typeof askOf>[0], params: object, more: object = {}) =>
      void (await send(app, askOf(operation, { as: trainer, params: { id, ...params }, ...more })))
    const chance = random()
    const put = (match_id: number, body: object) =>
      send(app, {
        method: 'PUT',
        path: `/api/v1/tournaments/${id}/bracket/${match_id}/result`,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${trainer.token}` },
        text: JSON.stringify(body),
      })
    if (tournament.tournament_type === 'leaderboard' && chance < 0.6) {
      const workout = random() < 0.5 ? 'row' : 'lift'
      const body =
        workout === 'row' ? { time: 60 + Math.floor(random() * 100) } : { weight: 50 + Math.floor(random() * 50) }
      await ask(recordScore, { pid, workout }, { body })
    } else if (chance < 0.6) {
      if (open) await put(open.id, { games: [{ p1: Math.floor(random() * 5), p2: 5 }] })
      else if (rounds?.can_pair) await ask(pairRound, {}, { body: {} })
      else if (played) await ask(clearResult, { match_id: played.id })
    } else if (chance < 0.63 && open) {
      const params = { match_id: open.id }
      if (random() < 0.6) await ask(callMatch, params, { body: { court: `mat ${Math.ceil(random() * 3)}` } })
      else await ask(random() < 0.5 ? startMatch : recallMatch, params)
    } else if (chance < 0.66 && played) {
      await put(played.id, { games: [{ p1: 7, p2: Math.floor(random() * 5) }], version: played.version })
    } else if (chance < 0.72 && played) await ask(clearResult, { match_id: played.id })
    else if (chance < 0.78) await ask(withdrawParticipant, { pid }, { query: { policy: 'forfeit' } })
    else if (chance < 0.82) await ask(disqualifyParticipant, { pid })
    else if (chance < 0.87) await ask(reinstateParticipant, { pid })
    else if (chance < 0.9) await ask(random() < 0.5 ? pauseTournament : resumeTournament, {})
    else if (chance < 0.93) await ask(random() < 0.5 ? finishTournament : reopenTournament, {})
    else if (chance < 0.95 && rounds) await ask(removeRound, { round: rounds.paired })
    else if (chance < 0.97) await ask(addParticipants, {}, { body: { participants: [{ name: `Late ${random()}` }] } })
    else if (chance < 0.98) await ask(generateBracket, {})
    else await ask(updateTournament, {}, { body: { name: `Cup ${random()}` } })
  }

  for (const announced of formats) {
    test(`${announced.tournament_type}: whatever happens, the events tell the stored state, and every earlier one`, async () => {
      for (const size of [5, 9]) {
        const random = randomFrom(`${announced.tournament_type} ${size}`)
        const id = await create(app, announced)
        await enterAll(
          app,
          id,
          namesOf(size).map((name, index) => ({ name, club: `Club ${index % 3}` })),
        )
        await drawIt(app, id)
        const seen = new Map<number, BracketView>()
        for (let step = 0; step < 30; step += 1) {
          await act(id, random)
          seen.set((await lastEvent(id)).id, await bracketOf(app, id))
          if (random() < 0.15) await call(app, resumeTournament, { as: trainer, params: { id } }).catch(() => {})
        }
        assert.deepEqual(await stateOf(id), { id, state: 'same', differences: [] })
        assert.ok(seen.size > 8, `only ${seen.size} states were seen`)
        for (const [event, view] of seen) assert.deepEqual(await asOf(id, event), view)
      }
    })
  }

  test('before the draw: decisions, the wait-list and seeds are told too', async () => {
    const id = await create(app, { max_participants: 3 })
    const [one, two] = await enterAll(app, id, [{ name: 'One' }, { name: 'Two' }, { name: 'Three' }])
    const waiting = await enterAll(app, id, [
      { name: 'Four', waitlist: true },
      { name: 'Five', waitlist: true },
    ])
    const ask = { as: trainer, params: { id } }
    const seen = new Map<number, BracketView>()
    const remember = async () => seen.set((await lastEvent(id)).id, await bracketOf(app, id))
    const pids = (...people: readonly ({ readonly id: number } | undefined)[]) => people.map(who => who?.id ?? 0)
    for (const status of ['rejected', 'pending'] as const) {
      await call(app, decideParticipants, { ...ask, body: { participant_ids: pids(one), status } })
      await remember()
    }
    const seeds = pids(two, ...waiting).map((participant_id, index) => ({ participant_id, seed: index + 1 }))
    await call(app, setSeeds, { ...ask, body: { seeds, seeding: 'random' } })
    await remember()
    await call(app, updateTournament, { ...ask, body: { max_participants: 4 } })
    await remember()
    assert.deepEqual(await stateOf(id), { id, state: 'same', differences: [] })
    for (const [event, view] of seen) assert.deepEqual(await asOf(id, event), view)
  })

  test('a moment shows what stood then, as a whole: not the half of a change', async () => {
    const { id } = await drawn(app, 2)
    const before = await bracketOf(app, id)
    const drawnAt = await lastEvent(id)
    await playAll(app, id)
    const over = await bracketOf(app, id)
    assert.equal(over.tournament.status, 'completed')
    assert.deepEqual(await asOf(id, drawnAt.at), before)
    const { events } = (await call(app, listTournamentEvents, { params: { id } })).body
    const result = events.find(({ type }) => type === 'match.completed')
    assert.ok(result && events.at(-1)?.type === 'tournament.completed')
    assert.deepEqual(await asOf(id, result.id), over)
    assert.deepEqual(await asOf(id, '2100-01-01'), over)
    const { body } = await call(app, getStandings, { params: { id }, query: { as_of: drawnAt.id } })
    assert.deepEqual(body.standings, before.standings)
    await refusal(app, getBracket, 'TOURNAMENT_UNKNOWN', { params: { id }, query: { as_of: '2020-01-01T00:00:00Z' } })
    await refusal(app, getBracket, 'TOURNAMENT_UNKNOWN', { params: { id }, query: { as_of: '0000-01-01' } })
    for (const as_of of ['2030-13-45', 'yesterday', '0', '-1', '2030-01-01 nonsense']) {
      await refusal(app, getBracket, 'INPUT_INVALID', { params: { id }, query: { as_of } })
    }
  })

  test('the history is read page by page, from either end', async () => {
    const { id } = await drawn(app, 4)
    await playAll(app, id)
    const all = (await call(app, listTournamentEvents, { params: { id } })).body
    assert.equal(all.next_cursor, null)
    assert.deepEqual([all.events[0]?.type, all.events.at(-1)?.type], ['tournament.created', 'tournament.completed'])
    for (const order of ['oldest', 'newest'] as const) {
      const ids: number[] = []
      let cursor: number | null = null
      do {
        const query: Record<string, string | number> = { limit: 3, order, ...(cursor === null ? {} : { cursor }) }
        const { body, headers } = await call(app, listTournamentEvents, { params: { id }, query })
        ids.push(...body.events.map(event => event.id))
        cursor = body.next_cursor
        assert.equal(headers.link?.includes(`cursor=${cursor}`) ?? false, cursor !== null)
      } while (cursor !== null)
      const expected = all.events.map(event => event.id)
      assert.deepEqual(ids, order === 'oldest' ? expected : expected.toReversed())
    }
  })

  test('spectators see no more of it than of the bracket', async () => {
    const { id } = await drawn(app, 2)
    const of = async (as?: { token: string }) =>
      (await call(app, listTournamentEvents, { params: { id }, ...(as ? { as } : {}) })).body.events
    assert.deepEqual(new Set((await of()).map(event => event.actor_id)), new Set([null]))
    assert.deepEqual(new Set((await of(signedIn('member'))).map(event => event.actor_id)), new Set([null]))
    assert.ok((await of(trainer)).every(event => event.actor_id !== null))
    const { text } = await send(app, askOf(listTournamentEvents, { params: { id } }))
    assert.doesNotMatch(text, /127\.0\.0\.1|request_id|user_agent|secret_seed|@/)
    await call(app, updateTournament, { as: trainer, params: { id }, body: { visibility: 'members' } })
    await refusal(app, listTournamentEvents, 'TOURNAMENT_UNKNOWN', { params: { id } })
    await refusal(app, getBracket, 'TOURNAMENT_UNKNOWN', { params: { id }, query: { as_of: '2100-01-01' } })
    assert.ok((await of(signedIn('member'))).length > 0)
  })

  test('who is deleted leaves the history too, and the events tell that they did', async () => {
    const [gone, stays] = [knownPerson(901), knownPerson(902)]
    for (const person of [gone, stays]) standing.neighbour.tell(personTold('user.created', person))
    await until(
      'both are known',
      async () => (await standing.sql`select from people where id in (901, 902)`).length === 2,
    )
    const id = await create(app)
    await enterAll(app, id, [
      { name: 'Team', members: [901, 902] },
      { name: 'Ada', user_id: 901 },
    ])
    await call(app, generateBracket, { as: trainer, params: { id } })
    const then = await lastEvent(id)
    standing.neighbour.tell(personDeleted(901))
    const version = (await bracketOf(app, id)).tournament.version
    await until('it is told', async () => (await bracketOf(app, id)).tournament.version > version)
    assert.deepEqual(await stateOf(id), { id, state: 'same', differences: [] })
    const { participants } = await asOf(id, then.id)
    assert.deepEqual(participants.map(one => [one.name, one.user_id, one.members]).sort(), [
      ['Ada', null, []],
      ['Team', null, [902]],
    ])
    const { events } = (await call(app, listTournamentEvents, { params: { id } })).body
    assert.doesNotMatch(JSON.stringify(events.map(({ data }) => data)), /\b901\b/)
  })

  test('a row that somebody has changed is named; a deleted tournament and one of the earlier days are no difference', async () => {
    const { id } = await drawn(app, 4)
    const { id: deleted } = await drawn(app, 2)
    await call(app, deleteTournament, { as: trainer, params: { id: deleted } })
    const { id: old } = await drawn(app, 2)
    await standing.sql`update events set v = 0, data = data - 'match_ids' where subject = ${`tournament:${old}`}`
    const [first] = (await bracketOf(app, id)).bracket
    assert.ok(first)
    await standing.sql`update matches set winner_id = ${playerOf(first, 2)}, status = 'completed' where id = ${first.id}`
    await standing.sql`update participants set name = 'Somebody else' where id = ${playerOf(first, 1)}`
    const different = await stateOf(id)
    assert.equal(different?.state, 'different')
    assert.match(different.differences.join('\n'), /bracket\.0\.status is "completed", by the events "ready"/)
    assert.equal((await stateOf(deleted))?.state, 'same')
    assert.equal((await stateOf(old))?.state, 'too_old')
    await standing.sql`delete from matches where tournament_id = ${id}`
    await standing.sql`delete from tournaments where id = ${id}`
    assert.equal((await stateOf(id))?.state, 'different')
    const { tournaments } = JSON.parse(
      (await send(app, { method: 'GET', path: readRebuiltTournaments.path })).text || '{}',
    ) as { tournaments?: unknown }
    assert.equal(tournaments, undefined)
  })
})
