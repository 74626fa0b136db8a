import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  bracketNames,
  createTournament,
  generateBracket,
  getDraw,
  getTournament,
  outcomes,
  TournamentSettings,
  tieBreakRules,
  tournamentTypes,
  updateTournament,
} from '@gym-it/contracts'
import { call, inReverse, refusal, type Standing, standService } from '@gym-it/service-kit/testing'
import { type Entry, optionsOfFormat, tieBreaks, verifyDraw } from '@gym-it/tournament-engine'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../src/app.ts'
import { bracketOf, create, drawIt, enter, enterAll, namesOf, trainer } from './standing.ts'

describe('settings and the draw', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  let app: FastifyInstance
  before(async () => {
    standing = await standService(cleanup, createApp)
    app = standing.app
  })
  const refuse = (tournament_type: string, settings: object) =>
    refusal(app, createTournament, 'INPUT_INVALID', {
      as: trainer,
      body: { name: 'Cup', start_date: '2030-05-01', tournament_type, settings },
    })
  const pathsOf = ({ errors = [] }: { errors?: readonly { path: string }[] }) => errors.map(({ path }) => path)

  test('the contract names all that the engine knows', () => {
    const names = Object.keys(TournamentSettings.properties)
    for (const options of Object.values(optionsOfFormat))
      for (const name of options) assert.ok(names.includes(name), name)
    assert.deepEqual([...tieBreakRules], [...tieBreaks])
    for (const format of Object.keys(optionsOfFormat))
      assert.ok(
        tournamentTypes.some(type => type === format),
        format,
      )
    assert.ok(outcomes.length === 8 && bracketNames.length === 9)
  })

  test('a setting that does not concern the type is refused by name', async () => {
    assert.deepEqual(pathsOf(await refuse('single_elimination', { legs: 2 })), ['settings.legs'])
    assert.deepEqual(pathsOf(await refuse('swiss', { third_place: true })), ['settings.third_place'])
    assert.deepEqual(pathsOf(await refuse('round_robin', { grand_final: 'reset' })), ['settings.grand_final'])
    assert.deepEqual(pathsOf(await refuse('leaderboard', { groups: 2 })), ['settings.groups'])
    assert.deepEqual(pathsOf(await refuse('by_size', { best_of: 3 })), ['settings.best_of'])
    assert.deepEqual(pathsOf(await refuse('swiss', { round: 3 })), ['settings.round'])
  })

  test('an impossible value is refused by name, with the rule', async () => {
    const problem = await refuse('round_robin', { legs: 3 })
    assert.deepEqual(pathsOf(problem), ['settings.legs'])
    assert.match(problem.detail, /from 1 to 2/)
    assert.deepEqual(pathsOf(await refuse('single_elimination', { best_of: 2 })), ['settings.best_of'])
    assert.deepEqual(pathsOf(await refuse('swiss', { points: { win: 0, draw: 1, loss: 2 } })), ['settings.points'])
    assert.deepEqual(pathsOf(await refuse('swiss', { tie_breaks: ['lots', 'lots'] })), ['settings.tie_breaks'])
    assert.deepEqual(pathsOf(await refuse('swiss', { protected: -1 })), ['settings.protected'])
    const table = [
      { from: 2, to: 4, format: 'round_robin' },
      { from: 4, format: 'swiss' },
    ]
    assert.deepEqual(pathsOf(await refuse('by_size', { size_table: table })), ['settings.size_table'])
  })

  test('what does not fit the entries is refused at the draw, and nothing is half applied', async () => {
    const settings = { groups: 4, advance_per_group: 2 }
    const params = { id: await create(app, { tournament_type: 'groups_knockout', settings }) }
    await enter(app, params.id, namesOf(6))
    const problem = await refusal(app, generateBracket, 'RULE_FORBIDS', { as: trainer, params })
    assert.deepEqual(pathsOf(problem), ['settings.groups'])
    const tooMany = { settings: { groups: 2, advance_per_group: 4 } }
    await call(app, updateTournament, { as: trainer, params, body: tooMany })
    const other = await refusal(app, generateBracket, 'RULE_FORBIDS', { as: trainer, params })
    assert.deepEqual(pathsOf(other), ['settings.advance_per_group'])
    const { tournament, bracket } = await bracketOf(app, params.id)
    assert.deepEqual([tournament.status, bracket.length], ['setup', 0])
    await call(app, updateTournament, { as: trainer, params, body: { settings: { groups: 2, advance_per_group: 2 } } })
    await drawIt(app, params.id)
  })

  test('the type can change until the draw, with settings that fit it', async () => {
    const params = { id: await create(app, { settings: { third_place: true } }) }
    const change = (body: object) => ({ as: trainer, params, body })
    await refusal(app, updateTournament, 'INPUT_INVALID', change({ tournament_type: 'swiss' }))
    const { body } = await call(app, updateTournament, change({ tournament_type: 'swiss', settings: { rounds: 2 } }))
    assert.deepEqual([body.tournament.tournament_type, body.tournament.format], ['swiss', 'swiss'])
    await enter(app, params.id, namesOf(4))
    await drawIt(app, params.id)
    await refusal(app, updateTournament, 'TOURNAMENT_STARTED', change({ tournament_type: 'round_robin', settings: {} }))
  })

  test('by size: the draw settles what is played', async () => {
    for (const [count, format] of [
      [2, 'single_elimination'],
      [5, 'round_robin'],
      [6, 'double_elimination'],
    ] as const) {
      const id = await create(app, { tournament_type: 'by_size' })
      await enter(app, id, namesOf(count))
      assert.equal((await call(app, getTournament, { params: { id } })).body.format, null)
      await drawIt(app, id)
      const { tournament } = await bracketOf(app, id)
      assert.deepEqual([tournament.tournament_type, tournament.format], ['by_size', format])
    }
    const size_table = [{ from: 2, format: 'swiss' as const, options: { rounds: 2 } }]
    const id = await create(app, { tournament_type: 'by_size', settings: { size_table } })
    await enter(app, id, namesOf(4))
    await drawIt(app, id)
    assert.deepEqual((await bracketOf(app, id)).rounds, { paired: 1, planned: 2, can_pair: false })
  })

  test('a draw by lots is promised before and can be repeated after', async () => {
    const id = await create(app, { settings: { seeding: 'random' } })
    const before = (await call(app, getTournament, { params: { id } })).body
    assert.match(before.draw_commitment ?? '', /^[0-9a-f]{64}$/)
    assert.equal(before.random_seed, null)
    await refusal(app, getDraw, 'TOURNAMENT_NOT_ACTIVE', { params: { id } })
    await enter(app, id, namesOf(16))
    await drawIt(app, id)
    const { body: record } = await call(app, getDraw, { params: { id } })
    assert.equal(record.draw_commitment, before.draw_commitment)
    const entries: Entry[] = record.entries
    const seeding = record.seeding as Parameters<typeof verifyDraw>[3]
    assert.equal(
      verifyDraw(record.random_seed, before.draw_commitment ?? '', entries, seeding, record.entrants),
      'holds',
    )
    assert.notDeepEqual(
      record.entrants,
      record.entries.map(entry => entry.id),
    )
    await drawIt(app, id)
    assert.deepEqual((await call(app, getDraw, { params: { id } })).body.entrants, record.entrants)
  })

  test('a random seed that the organiser gives is public from the start', async () => {
    const id = await create(app, { settings: { seeding: 'random', random_seed: 'spring cup' } })
    const { body } = await call(app, getTournament, { params: { id } })
    assert.deepEqual([body.draw_commitment, body.random_seed], [null, 'spring cup'])
  })

  test('by rating: as given, those without one last', async () => {
    const id = await create(app, { settings: { seeding: 'rating' } })
    await enterAll(app, id, [
      { name: 'A' },
      { name: 'B', rating: 1400 },
      { name: 'C', rating: 1700.5 },
      { name: 'D', seed: 1 },
    ])
    await drawIt(app, id)
    const { participants } = await bracketOf(app, id)
    assert.deepEqual(
      participants.slice(0, 2).map(({ name }) => name),
      ['C', 'B'],
    )
  })

  test('two cannot have the same seed', async () => {
    const id = await create(app)
    await enterAll(app, id, [
      { name: 'Ada', seed: 1 },
      { name: 'Ben', seed: 1 },
    ])
    const problem = await refusal(app, generateBracket, 'RULE_FORBIDS', { as: trainer, params: { id } })
    assert.match(problem.detail, /Ada and Ben/)
  })

  for (const tournament_type of ['single_elimination', 'double_elimination', 'swiss'] as const) {
    test(`club-mates do not meet at once in a ${tournament_type}`, async () => {
      const id = await create(app, { tournament_type, settings: { separate_by: 'club' } })
      const clubs =
        tournament_type === 'swiss' ? ['Kraken', 'Otter', 'Kraken', 'Heron'] : ['Kraken', 'Otter', 'Heron', 'Kraken']
      await enterAll(
        app,
        id,
        clubs.map((club, index) => ({ name: `P${index}`, club })),
      )
      await drawIt(app, id)
      const { bracket } = await bracketOf(app, id)
      const first = bracket.filter(match => match.round === 1 && match.status === 'ready')
      assert.equal(first.length, 2)
      for (const { participant1, participant2 } of first) assert.notEqual(participant1?.club, participant2?.club)
    })
  }

  test('club-mates are spread over the groups', async () => {
    for (const distribution of ['snake', 'pots'] as const) {
      const settings = { groups: 2, separate_by: 'club' as const, distribution }
      const id = await create(app, { tournament_type: 'round_robin', settings })
      const clubs = ['Kraken', 'Otter', 'Heron', 'Kraken', 'Otter', 'Heron']
      await enterAll(
        app,
        id,
        clubs.map((club, index) => ({ name: `P${index}`, club })),
      )
      await drawIt(app, id)
      const { bracket } = await bracketOf(app, id)
      assert.equal(bracket.length, 6)
      for (const { participant1, participant2 } of bracket) assert.notEqual(participant1?.club, participant2?.club)
    }
  })

  test('the groups that people were put into are played', async () => {
    const tournament_type = 'groups_knockout'
    const id = await create(app, { tournament_type })
    const groups = ['B', 'A', 'B', 'A', 'B', 'A']
    await enterAll(
      app,
      id,
      groups.map((group, index) => ({ name: `P${index}`, group })),
    )
    await drawIt(app, id)
    const { bracket } = await bracketOf(app, id)
    const inGroups = bracket.filter(match => match.bracket === 'group')
    assert.equal(inGroups.length, 6)
    for (const { group, participant1, participant2 } of inGroups) {
      assert.deepEqual([participant1?.group, participant2?.group], [group, group])
    }
    const sources = bracket.flatMap(one => [one.participant1_source, one.participant2_source])
    assert.ok(sources.some(source => source?.kind === 'rank' && source.group === 'A' && source.rank === 1))
  })

  test('all or nobody has a group, and none is left out', async () => {
    const tournament_type = 'groups_knockout'
    const half = { id: await create(app, { tournament_type }) }
    await enterAll(app, half.id, [
      { name: 'A', group: 'A' },
      { name: 'B', group: 'A' },
      { name: 'Cleo' },
      { name: 'D', group: 'B' },
    ])
    assert.match((await refusal(app, generateBracket, 'RULE_FORBIDS', { as: trainer, params: half })).detail, /Cleo/)
    const gap = { id: await create(app, { tournament_type }) }
    await enterAll(
      app,
      gap.id,
      ['A', 'A', 'C', 'C'].map((group, index) => ({ name: `P${index}`, group })),
    )
    assert.match(
      (await refusal(app, generateBracket, 'RULE_FORBIDS', { as: trainer, params: gap })).detail,
      /no group B/,
    )
    const three = { id: await create(app, { tournament_type, settings: { groups: 3 } }) }
    await enterAll(
      app,
      three.id,
      ['A', 'A', 'B', 'B'].map((group, index) => ({ name: `P${index}`, group })),
    )
    const problem = await refusal(app, generateBracket, 'RULE_FORBIDS', { as: trainer, params: three })
    assert.deepEqual(pathsOf(problem), ['settings.groups'])
  })

  test('more matches than a tournament holds are refused before they are made', async () => {
    const id = await create(app, { tournament_type: 'round_robin' })
    await enter(app, id, namesOf(300))
    const problem = await refusal(app, generateBracket, 'RULE_FORBIDS', { as: trainer, params: { id } })
    assert.match(problem.detail, /44850 matches/)
  })
})
