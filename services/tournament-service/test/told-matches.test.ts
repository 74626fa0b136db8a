import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type BodyOf, type createTournament, type EventData, listTournamentEvents, pairRound } from '@gym-it/contracts'
import { call, inReverse, type Standing, standService } from '@gym-it/service-kit/testing'
import { randomFrom } from '@gym-it/tournament-engine'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../src/app.ts'
import { bracketOf, drawn, matchIn, playAll, playerOf, report, trainer } from './standing.ts'

describe('what the events tell of matches to come and of places', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  let app: FastifyInstance
  before(async () => {
    standing = await standService(cleanup, createApp)
    app = standing.app
  })
  const eventsOf = async (id: number) =>
    (await call(app, listTournamentEvents, { params: { id }, query: { limit: 500 } })).body.events

  /** The matches that people were told of as theirs to play, in order, each as often as it was told. */
  async function toldOf(id: number): Promise<number[]> {
    return (await eventsOf(id)).flatMap(({ type, data }) => {
      if (type === 'tournament.started') {
        const { first_matches = [] } = data as EventData<'tournament.started'>
        return first_matches.map(({ match_id }) => match_id)
      }
      if (type === 'round.paired') return (data as EventData<'round.paired'>).matches.map(match => match.id)
      return type === 'match.ready' ? [(data as EventData<'match.ready'>).match.id] : []
    })
  }

  const formats: readonly Partial<BodyOf<typeof createTournament>>[] = [
    { tournament_type: 'round_robin' },
    { tournament_type: 'round_robin', settings: { legs: 2, groups: 2 } },
    { tournament_type: 'groups_knockout', settings: { groups: 2 } },
    { tournament_type: 'swiss', settings: { rounds: 3 } },
    { tournament_type: 'double_elimination' },
  ]
  for (const announced of formats) {
    const { tournament_type, settings } = announced
    test(`${tournament_type} ${JSON.stringify(settings ?? {})}: everybody knows their next match, each is told once`, async () => {
      const random = randomFrom(`told ${tournament_type}`)
      const { id } = await drawn(app, 7, announced)
      for (;;) {
        const { bracket, rounds } = await bracketOf(app, id)
        const open = bracket.filter(({ status }) => status === 'ready')
        const told = await toldOf(id)
        assert.equal(new Set(told).size, told.length, 'a match was told twice')
        const sides = new Set(open.flatMap(({ participant1, participant2 }) => [participant1?.id, participant2?.id]))
        for (const side of sides) {
          const next = open.find(match => match.participant1?.id === side || match.participant2?.id === side)
          assert.ok(told.includes(next?.id ?? 0), `${side} was not told of ${next?.label} ${next?.match_number}`)
        }
        const match = open[Math.floor(random() * open.length)]
        if (match) await report(app, id, match.id, { winner_id: playerOf(match, random() < 0.5 ? 1 : 2) })
        else if (rounds?.can_pair) await call(app, pairRound, { as: trainer, params: { id }, body: {} })
        else return
      }
    })
  }

  test('a final corrected after the end tells the places once more; a mere score does not', async () => {
    const { id } = await drawn(app, 4)
    await playAll(app, id)
    const places = async () =>
      (await eventsOf(id)).flatMap(({ type, data }) =>
        type === 'tournament.completed' ? [(data as EventData<'tournament.completed'>).places ?? []] : [],
      )
    const final = matchIn((await bracketOf(app, id)).bracket, 'Final')
    const [first, second] = [playerOf(final, 1), playerOf(final, 2)]
    const { version } = final
    const { body } = await report(app, id, final.id, { winner_id: first, score: '3-0', version })
    assert.equal((await places()).length, 1)
    await report(app, id, final.id, { winner_id: second, version: body.bracket.version })
    const podiums = (await places()).map(list => list.slice(0, 2).map(one => one.participant_id))
    assert.deepEqual(podiums, [
      [first, second],
      [second, first],
    ])
  })
})
