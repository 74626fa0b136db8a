import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWaitingLine } from './waiting-line.ts'

const isTurnedAway = { code: 'UNAVAILABLE' }

/** Work that ends when it is told to. */
function work() {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  return { run: () => promise, end: () => resolve('done'), fail: () => reject(new Error('failed')) }
}

test('no more at once than allowed, and in the order of coming', async () => {
  const line = openWaitingLine({ atOnce: 2, places: 10, patienceMs: 60_000 })
  const begun: number[] = []
  let busy = 0
  let busiest = 0
  const one = (number: number) =>
    line.run(async () => {
      begun.push(number)
      busiest = Math.max(busiest, ++busy)
      await new Promise(setImmediate)
      busy -= 1
    })
  await Promise.all([0, 1, 2, 3, 4, 5, 6].map(one))
  assert.deepEqual(begun, [0, 1, 2, 3, 4, 5, 6])
  assert.equal(busiest, 2)
})

test('a full line turns away at once, and work that fails gives its place free', async () => {
  const line = openWaitingLine({ atOnce: 1, places: 1, patienceMs: 60_000 })
  const [first, second] = [work(), work()]
  const running = line.run(first.run)
  const waiting = line.run(second.run)
  await assert.rejects(line.run(work().run), isTurnedAway)
  first.fail()
  await assert.rejects(running, /failed/)
  second.end()
  assert.equal(await waiting, 'done')
  assert.equal(await line.run(async () => 'again'), 'again')
})

test('who waited too long is turned away instead of worked for, and those behind get their turn', async t => {
  t.mock.method(performance, 'now', () => now)
  let now = 0
  const line = openWaitingLine({ atOnce: 1, places: 5, patienceMs: 5_000 })
  const first = work()
  const running = line.run(first.run)
  const late = line.run(async () => assert.fail('nobody waits for this any more'))
  now = 5_001
  const inTime = line.run(async () => 'in time')
  first.end()
  await running
  await assert.rejects(late, isTurnedAway)
  assert.equal(await inTime, 'in time')
})
