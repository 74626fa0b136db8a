import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { dateWriters } from './date-writers.ts'
import { formatAge, formatChoice, formatMoment, formatNumber } from './dates.ts'
import { i18n } from './i18n.ts'
import { writeKazakhDates } from './kazakh-dates.ts'

afterEach(() => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  dateWriters.clear()
})

const now = Date.parse('2030-05-01T12:00:00.000Z')
const ago = (minutes: number) => formatAge(new Date(now - minutes * 60_000).toISOString(), now)
const plain = (text: string) => text.replaceAll(/\s/g, ' ')

test('a day stays the day that was chosen, and an age becomes a day after one', () => {
  assert.equal(formatMoment('2030-01-01T00:00:00.000Z'), 'Tue, 1 Jan 2030')
  assert.deepEqual([0, 5, 61, 1439].map(ago), ['just now', '5 min ago', '1 hr ago', '23 hr ago'])
  assert.match(ago(1440), /30 Apr 2030/)
})

test('every language writes dates, ages, numbers and choices in its own way', () => {
  i18n.loadAndActivate({ locale: 'ru', messages: {} })
  assert.equal(plain(formatMoment('2030-01-01T00:00:00.000Z')), 'вт, 1 янв. 2030 г.')
  assert.equal(plain(ago(5)), '5 мин. назад')
  assert.equal(plain(formatNumber(1024)), '1 024')
  assert.equal(formatChoice(['а', 'б']), 'а или б')
})

test('Kazakh is written alike where the browser knows it and where it only says so', t => {
  i18n.loadAndActivate({ locale: 'kk', messages: {} })
  const written = () =>
    [formatMoment('2030-01-01T00:00:00.000Z'), ago(5), ago(120), formatChoice(['а', 'б'])].map(plain)
  const byBrowser = written()
  assert.deepEqual(byBrowser, ['2030 ж. 1 қаң., сс', '5 мин. бұрын', '2 сағ. бұрын', 'а не б'])
  writeKazakhDates()
  assert.equal(dateWriters.size, 0)
  t.mock.getter(Intl.DateTimeFormat.prototype, 'format', () => () => 'M01')
  writeKazakhDates()
  t.mock.restoreAll()
  assert.equal(dateWriters.size, 1)
  assert.deepEqual(written(), byBrowser)
  const numbersIn = (locale = '') =>
    [1, 2, 21, 2.5, 12345].map(number => [
      new Intl.PluralRules(locale).select(number),
      new Intl.NumberFormat(locale).format(number),
    ])
  assert.deepEqual(numbersIn(dateWriters.get('kk')?.numbersOf), numbersIn('kk'))
})
