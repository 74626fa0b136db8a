import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { LiveClient } from './client.ts'
import { openPostman, portionBytes } from './outbox.ts'
import { openRounds } from './rounds.ts'
import type { Shown } from './shown.ts'
import { Subscription } from './subscription.ts'

const postman = openPostman()

/** A client that keeps what it is written; the confirmation of a topic is not part of it. */
class Reader extends LiveClient {
  readonly form = 'message'
  readonly written: string[]

  constructor() {
    const written: string[] = []
    const write = (chunk: Buffer, _encoding: unknown, done: () => void) => {
      written.push(String(chunk))
      done()
    }
    super(new Writable({ write }), postman, 1_000_000)
    this.written = written
  }

  send() {}

  close() {}

  /** Follows the topic from after this id on. */
  follow(name: string, followers: Set<Subscription>, position = 0): Subscription {
    const subscription = new Subscription(this, { name, key: name, producer: 'tournament-service' })
    followers.add(subscription)
    subscription.begin(position, [])
    return subscription
  }
}

const event = (id: number, text = `${id} `, audience: Shown['audience'] = 'public'): Shown => {
  const bytes = Buffer.from(text)
  return { id, audience, about: 'topic', isEnd: false, message: bytes, streamed: bytes }
}

async function until(isDone: () => boolean): Promise<void> {
  for (let turns = 0; turns < 1_000 && !isDone(); turns += 1) await turn()
}

test('what happens in one turn is one write, also where it is told on two topics', async () => {
  const { tell } = openRounds()
  const [one, other] = [new Set<Subscription>(), new Set<Subscription>()]
  const [of, ofBoth] = [new Reader(), new Reader()]
  of.follow('one', one)
  ofBoth.follow('one', one)
  ofBoth.follow('other', other)
  for (const id of [1, 2]) tell(one, event(id))
  await until(() => of.written.length > 0 && ofBoth.written.length > 0)
  assert.deepEqual([of.written, ofBoth.written], [['1 2 '], ['1 2 ']])
  tell(one, event(3))
  tell(other, event(4))
  await until(() => ofBoth.written.length > 1)
  assert.deepEqual(
    [of.written, ofBoth.written],
    [
      ['1 2 ', '3 '],
      ['1 2 ', '3 4 '],
    ],
  )
})

test('during a round some leave and some come: nobody is told what is not theirs, or anything twice', async () => {
  const { tell } = openRounds()
  const followers = new Set<Subscription>()
  const readers = Array.from({ length: 1_000 }, () => new Reader())
  const subscriptions = readers.map(reader => reader.follow('one', followers))
  const [first, last] = [readers[0], readers[999]]
  assert.ok(first && last)
  tell(followers, event(1))
  await until(() => first.written.length > 0)
  assert.deepEqual(last.written, [])
  for (const subscription of subscriptions.slice(-10)) followers.delete(subscription)
  // Told where it stands when it comes, which is after the event that is still on its way to others.
  const late = new Reader()
  late.follow('one', followers, 1)
  tell(followers, event(2))
  await until(() => late.written.length > 0)
  assert.deepEqual(late.written, ['2 '])
  for (const reader of readers.slice(0, -10)) assert.equal(reader.written.join(''), '1 2 ')
  for (const reader of readers.slice(-10)) assert.deepEqual(reader.written, [])
})

test('what only members may see is kept from the others, and the rest is not', async () => {
  const { tell } = openRounds()
  const followers = new Set<Subscription>()
  const [member, stranger] = [new Reader(), new Reader()]
  member.signIn = { userId: 1, claims: { user_id: 1, sid: 'one', ver: 1 }, endsAt: Date.now() + 60_000 }
  for (const reader of [member, stranger]) reader.follow('one', followers)
  tell(followers, event(1))
  tell(followers, event(2, 'members ', 'members'))
  tell(followers, event(3, 'inside ', 'internal'))
  tell(followers, event(4))
  await until(() => stranger.written.length > 0)
  assert.deepEqual([member.written, stranger.written], [['1 members 4 '], ['1 4 ']])
})

test('more than a stream may be given at once goes in portions', async () => {
  const { tell } = openRounds()
  const followers = new Set<Subscription>()
  const reader = new Reader()
  reader.follow('one', followers)
  const half = 'x'.repeat(portionBytes / 2)
  for (const id of [1, 2, 3]) tell(followers, event(id, half))
  await until(() => reader.written.join('').length === half.length * 3)
  assert.deepEqual(
    reader.written.map(({ length }) => length),
    [portionBytes, portionBytes / 2],
  )
})
