import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isTimeZone, isWithin, minutesOf, minutesOfDay, nextTime } from './local-time.ts'

const zones = ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Apia', 'Australia/Lord_Howe']
const anyZone = fc.constantFrom(...zones)
const anyMoment = fc.date({ min: new Date('2025-01-01'), max: new Date('2031-01-01'), noInvalidDate: true })
const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
const dayMs = 86_400_000

test('a time zone is known by its name', () => {
  for (const zone of zones) assert.ok(isTimeZone(zone), zone)
  for (const name of ['Mars/Olympus', 'Europe', '2030-01-01', 'Z/Z']) assert.ok(!isTimeZone(name), name)
})

test('the clock of a place', () => {
  assert.equal(minutesOfDay(new Date('2026-01-15T22:30:00Z'), 'Europe/Berlin'), minutesOf('23:30'))
  assert.equal(minutesOfDay(new Date('2026-07-15T22:30:00Z'), 'Europe/Berlin'), minutesOf('00:30'))
})

test('the next time of day is ahead, within about a day, and what a clock there shows', () => {
  fc.assert(
    fc.property(anyMoment, anyTime, anyZone, (moment, time, zone) => {
      const next = nextTime(moment, time, zone)
      const ahead = next.getTime() - moment.getTime()
      assert.ok(ahead > 0 && ahead <= dayMs + 3_600_000, `${ahead} ms`)
      const off = Math.abs(minutesOfDay(next, zone) - minutesOf(time))
      // A time that the change to summer time skips is met as soon after as the skip is long.
      assert.ok(off === 0 || off === 60 || off === 30 || off === 1_380 || off === 1_410, `${off} minutes off`)
    }),
  )
})

test('over the change of clocks it is the clock that counts', () => {
  const eve = new Date('2026-10-24T20:00:00Z')
  assert.equal(nextTime(eve, '07:00', 'Europe/Berlin').toISOString(), '2026-10-25T06:00:00.000Z')
  assert.equal(
    nextTime(new Date('2026-03-28T21:00:00Z'), '07:00', 'Europe/Berlin').toISOString(),
    '2026-03-29T05:00:00.000Z',
  )
})

test('quiet hours may reach over midnight', () => {
  const night = { from: '22:00', to: '07:00' }
  const at = (time: string) => isWithin(new Date(`2026-01-15T${time}:00Z`), night, 'UTC')
  assert.deepEqual(['21:59', '22:00', '23:59', '00:00', '06:59', '07:00', '12:00'].map(at), [
    false,
    true,
    true,
    true,
    true,
    false,
    false,
  ])
})

test('quiet hours end at their end', () => {
  fc.assert(
    fc.property(anyMoment, anyTime, anyTime, anyZone, (moment, from, to, zone) => {
      fc.pre(from !== to && isWithin(moment, { from, to }, zone))
      const end = nextTime(moment, to, zone)
      fc.pre(minutesOfDay(end, zone) === minutesOf(to))
      assert.ok(!isWithin(end, { from, to }, zone))
    }),
  )
})
