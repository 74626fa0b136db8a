import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { NewEvent } from '@gym-it/service-kit'
import {
  type Cleanup,
  inReverse,
  type LiveSocket,
  listen,
  openLiveSocket,
  personDeleted,
  type Standing,
  signedIn,
  standService,
  until,
} from '@gym-it/service-kit/testing'
import { createApp } from '../src/app.ts'
import { createCompetition } from './competition.ts'
import { named, newTournament, paused } from './tournament-events.ts'

describe('what is told of the past', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  let known: string
  before(async () => {
    standing = await standService(cleanup, createApp)
    known = await listen(cleanup, standing.app)
  })

  /** Opens sockets where all of it is in memory, or at a replica that starts now and has to read the log. */
  async function opening(t: Cleanup, where: 'memory' | 'log') {
    const url = where === 'memory' ? known : await listen(t, await createApp(standing.config))
    const watcher = await openLiveSocket(t, url)
    await watcher.follow('tournaments')
    const { id } = standing.neighbour.tell(paused(newTournament()))
    await watcher.frame('event', ({ seq }) => seq === id)
    return () => openLiveSocket(t, url)
  }
  const deleted = (id: number): NewEvent => {
    const topic = `tournament:${id}`
    return { type: 'tournament.deleted', subject: topic, topic, audience: 'public', data: { tournament_id: id } }
  }

  for (const where of ['memory', 'log'] as const) {
    test(`what was public and is for members now is shown to members alone, from the ${where}`, async t => {
      const id = newTournament()
      const told = (['public', 'public', 'members'] as const).map(
        audience => standing.neighbour.tell(paused(id, audience)).id,
      )
      const open = await opening(inReverse(t), where)
      const [spectator, member] = [await open(), await open()]
      await member.signIn(signedIn('member').token)
      for (const topic of [`tournament:${id}`, 'tournaments']) {
        const ofIt = ({ events }: LiveSocket) => events(topic).flatMap(({ seq }) => (told.includes(seq) ? [seq] : []))
        for (const socket of [spectator, member]) await socket.follow(topic, 0)
        await until('the member has all', () => ofIt(member).length === told.length)
        await spectator.settle()
        assert.deepEqual([ofIt(member), ofIt(spectator)], [told, []])
      }
    })

    test(`of a tournament that was deleted only that is told, from the ${where}`, async t => {
      const id = newTournament()
      const told = [paused(id), paused(id), deleted(id)].map(event => standing.neighbour.tell(event).id)
      const socket = await (await opening(inReverse(t), where))()
      for (const topic of [`tournament:${id}`, 'tournaments']) {
        await socket.follow(topic, 0)
        await socket.settle()
        const seen = socket.events(topic).map(({ seq }) => seq)
        assert.deepEqual(
          seen.filter(seq => told.includes(seq)),
          told.slice(-1),
        )
      }
    })
  }

  test('more than the log gives at once is told to its end', async t => {
    const id = newTournament()
    const told = Array.from({ length: 12 }, () => standing.neighbour.tell(named(id, 'x'.repeat(60_000))).id)
    const socket = await (await opening(inReverse(t), 'log'))()
    const topic = `tournament:${id}`
    await socket.follow(topic, 0)
    await until('all have come', () => socket.events(topic).length === told.length)
    assert.deepEqual(
      socket.events(topic).map(({ seq }) => seq),
      told,
    )
  })

  test('who was deleted is in no event of before any more', async t => {
    const cup = createCompetition()
    const [gone, teamMate] = [9_001, 9_002]
    const team = cup.entry(null, { members: [gone, teamMate] })
    for (const event of [
      cup.entered('approved', gone),
      cup.became('participant.approved', team),
      personDeleted(gone),
    ]) {
      standing.neighbour.tell(event)
    }
    const open = await opening(inReverse(t), 'log')
    const told = await until('it is forgotten', async () => {
      const socket = await open()
      await socket.follow(`tournament:${cup.id}`, 0)
      await until('both have come', () => socket.events().length === 2)
      const text = JSON.stringify(socket.events().map(({ data }) => data))
      return !text.includes(`"user_id":${gone}`) && text
    })
    assert.match(told, /"user_id":null/)
    assert.match(told, /"members":\[9002\]/)
  })
})
