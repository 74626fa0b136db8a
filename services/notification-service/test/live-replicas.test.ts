import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type Cleanup,
  inReverse,
  type LiveSocket,
  openCuttable,
  openLiveSocket,
  until,
} from '@gym-it/service-kit/testing'
import { standLive } from './live-standing.ts'
import { newTournament, paused } from './tournament-events.ts'

const { TEST_REDIS_URL } = process.env

/** A client as long as the test lasts, over several connections. */
async function openFollower(t: Cleanup, topics: readonly string[]) {
  const seen = new Map<string, number[]>(topics.map(topic => [topic, []]))
  const finished: LiveSocket[] = []
  let socket: LiveSocket | undefined
  /** All that came on a topic, over all connections. */
  const all = (topic: string) =>
    [...finished, ...(socket ? [socket] : [])].flatMap(one => one.events(topic)).map(({ seq }) => seq)
  return {
    seen: all,
    async connect(url: string) {
      if (socket) finished.push(socket)
      const opened = await openLiveSocket(t, url)
      for (const topic of seen.keys()) await opened.follow(topic, socket ? Math.max(0, ...all(topic)) : 0)
      socket = opened
    },
    closed: () => socket?.closed,
  }
}

test('two replicas: every client gets everything once; those of one that dies go on at the other without a gap', {
  skip: TEST_REDIS_URL ? false : 'no Redis: TEST_REDIS_URL is not set',
}, async t => {
  const cleanup = inReverse(t)
  const first = await standLive(cleanup, { REDIS_URL: TEST_REDIS_URL ?? '' })
  const { DATABASE_URL, TOURNAMENT_SERVICE_URL } = first.config
  const { neighbour } = first
  const second = await standLive(cleanup, { REDIS_URL: TEST_REDIS_URL ?? '', DATABASE_URL, TOURNAMENT_SERVICE_URL })
  const way = await openCuttable(cleanup, first.url)
  const id = newTournament()
  const topics = ['system', `tournament:${id}`]
  const onFirst = await Promise.all(Array.from({ length: 10 }, () => openFollower(cleanup, topics)))
  const onSecond = await Promise.all(Array.from({ length: 10 }, () => openFollower(cleanup, topics)))
  for (const follower of onFirst) await follower.connect(way.url.replace(/\/$/, ''))
  for (const follower of onSecond) await follower.connect(second.url)

  const told = { system: 0, tournament: 0 }
  const tellSome = async () => {
    for (let count = 0; count < 10; count += 1) {
      await (count % 2 ? first : second).broadcast(`number ${++told.system}`)
      neighbour.tell(paused(id))
      told.tournament += 1
    }
  }
  await tellSome()
  const telling = tellSome()
  await way.cut()
  await Promise.all(onFirst.map(follower => follower.closed()))
  const resuming = Promise.all(onFirst.map(follower => follower.connect(second.url)))
  await telling
  await tellSome()
  await resuming

  const log = await first.sql<{ id: number }[]>`select id from events where topic = 'system' order by id`
  const expected = {
    system: log.map(event => event.id),
    tournament: Array.from({ length: 30 }, (_, index) => index + 1),
  }
  assert.deepEqual([expected.system.length, told.tournament], [30, 30])
  for (const follower of [...onFirst, ...onSecond]) {
    await until('all have come', () => topics.every(topic => follower.seen(topic).length >= 30))
    assert.deepEqual(follower.seen('system'), expected.system)
    assert.deepEqual(follower.seen(`tournament:${id}`), expected.tournament)
  }
})
