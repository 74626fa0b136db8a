import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  type BodyOf,
  clearResult,
  type createTournament,
  getBracket,
  getStandings,
  listMatches,
  type Match,
  pairRound,
  recordResult,
} from '@gym-it/contracts'
import { call, inReverse, refusal, type Standing, standService } from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../src/app.ts'
import { bracketOf, drawn, playerOf, report, trainer } from './standing.ts'

type Announced = Partial<BodyOf<typeof createTournament>>

/** Every format with what it looks like when eight have played it to the end, the first of each match winning 2-1. */
const formats: readonly (Announced & { readonly matches: number; readonly places: readonly number[] })[] = [
  { tournament_type: 'single_elimination', matches: 7, places: [1, 2, 3, 3, 5, 5, 5, 5] },
  {
    tournament_type: 'single_elimination',
    settings: { play_offs: 'all', third_place: true },
    matches: 12,
    places: [1, 2, 3, 4, 5, 6, 7, 8],
  },
  { tournament_type: 'double_elimination', matches: 14, places: [1, 2, 3, 4, 5, 5, 7, 7] },
  { tournament_type: 'repechage', matches: 11, places: [1, 2, 3, 3, 5, 5, 7, 7] },
  { tournament_type: 'round_robin', matches: 28, places: [1, 2, 3, 4, 5, 6, 7, 8] },
  { tournament_type: 'groups_knockout', settings: { groups: 2 }, matches: 15, places: [1, 2, 3, 3, 5, 6, 7, 8] },
  { tournament_type: 'swiss', settings: { rounds: 3 }, matches: 12, places: [1, 2, 3, 4, 5, 6, 7, 8] },
  { tournament_type: 'by_size', matches: 14, places: [1, 2, 3, 4, 5, 5, 7, 7] },
]

const isOpen = ({ status }: Match) => status === 'ready'
const isPlayed = ({ decided_by }: Match) => decided_by === 'report'

describe('formats, from the draw to the end', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  let app: FastifyInstance
  before(async () => {
    standing = await standService(cleanup, createApp)
    app = standing.app
  })

  /** Plays and pairs until the tournament is completed. */
  async function playToTheEnd(id: number): Promise<void> {
    for (;;) {
      const { bracket, rounds, tournament } = await bracketOf(app, id)
      if (tournament.status === 'completed') return
      for (const match of bracket.filter(isOpen)) await report(app, id, match.id, { games: [{ p1: 2, p2: 1 }] })
      if (rounds?.can_pair) await call(app, pairRound, { as: trainer, params: { id }, body: {} })
      else assert.ok(bracket.some(isOpen), `nothing is open in ${tournament.tournament_type}, and it is not completed`)
    }
  }

  for (const { matches, places, ...announced } of formats) {
    const name = `${announced.tournament_type} ${JSON.stringify(announced.settings ?? {})}`

    test(`${name}: played, ranked, corrected after a preview, and complete again`, async () => {
      const { id } = await drawn(app, 8, announced)
      await playToTheEnd(id)
      const played = await bracketOf(app, id)
      assert.equal(played.bracket.filter(isPlayed).length, matches)
      const table = played.standings.filter(({ group }) => group === null)
      assert.deepEqual(
        table.map(({ place }) => place),
        places,
      )
      assert.deepEqual((await call(app, getStandings, { params: { id } })).body.standings, played.standings)
      assert.ok(played.tournament.completed_at)

      const first = played.bracket.find(isPlayed)
      assert.ok(first)
      const wrong = { games: [{ p1: 0, p2: 2 }], version: first.version }
      const { body: preview } = await report(app, id, first.id, wrong, { preview: true })
      assert.deepEqual(await bracketOf(app, id), played)
      const { body: applied } = await report(app, id, first.id, wrong)
      const facts = ({ version: _v, completed_at: _at, ...match }: Match) => match
      assert.deepEqual(applied.changed.map(facts), preview.changed.map(facts))
      assert.deepEqual(applied.cleared, preview.cleared)
      assert.equal(applied.tournament.status, preview.tournament.status)
      const { body: stored } = await call(app, listMatches, { params: { id } })
      for (const match of applied.changed)
        assert.deepEqual(
          stored.find(one => one.id === match.id),
          match,
        )

      await playToTheEnd(id)
      const again = await bracketOf(app, id)
      assert.equal(again.bracket.find(one => one.id === first.id)?.winner_id, playerOf(first, 2))
      assert.equal(again.tournament.status, 'completed')
    })

    test(`${name}: any result can be taken back`, async () => {
      const { id } = await drawn(app, 6, announced)
      await playToTheEnd(id)
      const { bracket } = await bracketOf(app, id)
      const first = bracket.find(isPlayed)
      assert.ok(first)
      const ask = { as: trainer, params: { id, match_id: first.id } }
      const { body: preview } = await call(app, clearResult, { ...ask, query: { preview: true } })
      const { body } = await call(app, clearResult, ask)
      assert.deepEqual(body.cleared, preview.cleared)
      const after = await bracketOf(app, id)
      assert.equal(after.tournament.status, 'active')
      assert.equal(after.bracket.filter(isPlayed).length, bracket.filter(isPlayed).length - 1 - body.cleared.length)
    })
  }

  test('a draw and a void match count where there is a table', async () => {
    const { id } = await drawn(app, 3, { tournament_type: 'round_robin' })
    const { bracket } = await bracketOf(app, id)
    const [one, two] = bracket.filter(isOpen)
    assert.ok(one && two)
    const level = { outcome: 'draw' as const, games: [{ p1: 1, p2: 1 }], fair_play: { p1: 2, p2: 0 } }
    const { body } = await report(app, id, one.id, level)
    assert.deepEqual(
      [body.bracket.outcome, body.bracket.winner_id, body.bracket.fair_play],
      ['draw', null, { p1: 2, p2: 0 }],
    )
    const { body: voided } = await report(app, id, two.id, { outcome: 'void' })
    assert.deepEqual([voided.bracket.status, voided.bracket.counts], ['completed', false])
    const { standings } = (await call(app, getBracket, { params: { id } })).body
    assert.deepEqual(standings.map(({ points, draws }) => [points, draws]).slice(0, 2), [
      [1, 1],
      [1, 1],
    ])
    const again = { as: trainer, params: { id, match_id: one.id }, body: level }
    assert.deepEqual((await call(app, recordResult, again)).body.changed, [])
  })

  test('without draws none is taken', async () => {
    const { id } = await drawn(app, 3, { tournament_type: 'round_robin', settings: { draws: false } })
    const match = (await bracketOf(app, id)).bracket.find(isOpen)
    assert.ok(match)
    const body = { outcome: 'draw', games: [{ p1: 1, p2: 1 }] }
    await refusal(app, recordResult, 'RULE_FORBIDS', { as: trainer, params: { id, match_id: match.id }, body })
  })

  test('games are held against the rule set', async () => {
    const settings = { best_of: 3, game_to: 11, game_margin: 2 }
    const { id } = await drawn(app, 2, { settings })
    const [match] = (await bracketOf(app, id)).bracket
    assert.ok(match)
    const ask = { as: trainer, params: { id, match_id: match.id } }
    const game = (p1: number, p2: number) => ({ p1, p2 })
    for (const games of [[game(11, 10), game(11, 3)], [game(11, 3)], [game(12, 3), game(11, 2)]]) {
      await refusal(app, recordResult, 'RULE_FORBIDS', { ...ask, body: { games } })
    }
    const { body } = await call(app, recordResult, {
      ...ask,
      body: { games: [game(11, 3), game(9, 11), game(13, 11)] },
    })
    assert.deepEqual([body.bracket.winner_id, body.tournament.status], [playerOf(match, 1), 'completed'])
  })
})
