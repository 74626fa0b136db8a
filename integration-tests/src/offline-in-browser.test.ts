import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  addParticipants,
  createTournament,
  generateBracket,
  getBracket,
  listTournamentEvents,
  recordResult,
} from '@gym-it/contracts'
import { call, until } from '@gym-it/service-kit/testing'
import type { BrowserContext, Page } from 'playwright-core'
import { withoutChromium } from './standing/browser.ts'
import { openHall } from './standing/hall.ts'
import { desktop, openPage, signInOn } from './standing/pages.ts'
import { newTrainer, type SignedIn } from './standing/people.ts'

async function drawn(gateway: string, as: SignedIn): Promise<number> {
  const { tournament } = (
    await call(gateway, createTournament, { as, body: { name: 'Cup', start_date: '2030-01-01' } })
  ).body
  const params = { id: tournament.id }
  const participants = Array.from({ length: 8 }, (_, index) => ({ name: `Person ${index + 1}` }))
  await call(gateway, addParticipants, { as, params, body: { participants } })
  await call(gateway, generateBracket, { as, params })
  return tournament.id
}

/** The matches that got a result, by the tournament's own history. */
async function resultsOf(gateway: string, id: number): Promise<readonly number[]> {
  const { events } = (await call(gateway, listTournamentEvents, { params: { id }, query: { limit: 100 } })).body
  return events.flatMap(({ type, data }) =>
    type === 'match.completed' ? [(data as { match: { id: number } }).match.id] : [],
  )
}

const readyMatches = (page: Page) => page.getByRole('button', { name: /Record the result/ })
const queue = (page: Page) => page.getByRole('region', { name: 'Changes that wait' })

// Also while the page has not found out yet who is signed in, and shows no queue for that reason.
const nothingWaits = (page: Page) =>
  until('nothing waits any more', () => page.evaluate(`localStorage.getItem('gym-it-writes-wait') === null`), 30_000)

const wonBy = (page: Page, name: string) =>
  page
    .getByRole('button', { name: new RegExp(`Won by ${name}\\b`) })
    .first()
    .waitFor()

/** The card of a match whose result was not sent yet. */
const unsent = (page: Page, winner: string) =>
  page.getByRole('button', { name: new RegExp(`Won by ${winner}\\b.*Waits to be sent`) })

/** Records the first match that can be played; its first participant wins. */
async function recordMatch(page: Page): Promise<void> {
  await readyMatches(page).first().click()
  await saveResult(page, 0)
}

/** In the dialog that is open this one of the two wins. */
async function saveResult(page: Page, side: 0 | 1): Promise<void> {
  await page.getByRole('dialog').locator('.winner-button').nth(side).click()
  await page.getByRole('button', { name: 'Save the result' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

// Runs in the page: whether the app's parts and this tournament are in the browser's own storage.
const isKept = `(async () => {
  const { active } = await navigator.serviceWorker.ready
  const isThere = (await indexedDB.databases()).some(({ name }) => name === 'gym-it-answers')
  if (active?.state !== 'activated' || !isThere) return false
  const open = await new Promise((resolve, reject) => {
    const asked = indexedDB.open('gym-it-answers')
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = reject
  })
  if (!open.objectStoreNames.contains('answers')) return open.close()
  const keys = await new Promise(resolve => {
    const asked = open.transaction('answers').objectStore('answers').getAllKeys()
    asked.onsuccess = () => resolve(asked.result)
  })
  open.close()
  return keys.some(key => key.includes('bracket'))
})()`

async function signOutOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('link', { name: 'Sign in', exact: true }).first().waitFor()
}

async function loseConnection(context: BrowserContext, page: Page): Promise<void> {
  await context.setOffline(true)
  await page.getByRole('alert').filter({ hasText: 'No connection to the server.' }).waitFor()
}

test('in the browser: without a connection the last state opens, and results wait, once each, also through a reload', {
  skip: withoutChromium,
}, async t => {
  const { stack, gateway, trainer, browser } = await openHall(t)
  const other = await newTrainer(stack)
  const id = await drawn(gateway, trainer)
  const matches = (await call(gateway, getBracket, { params: { id } })).body.bracket
  const [first, second, third] = matches.filter(match => match.status === 'ready')
  assert.ok(first && second && third)
  const address = `${gateway}/tournaments/${id}`
  // What the browser itself says of requests without a connection is expected here.
  const page = await openPage(browser, desktop, [])
  const context = page.context()
  const errors: string[] = []
  page.on('pageerror', error => errors.push(String(error)))

  await signInOn(page, gateway, trainer.email)
  await page.goto(address)
  await readyMatches(page).first().waitFor()
  await until('the app and the tournament are kept', () => page.evaluate(isKept), 20_000)

  await t.test('behind a network that only swallows requests, what is kept is shown soon', async () => {
    await context.route('**/api/**', () => undefined)
    await page.reload()
    await readyMatches(page).first().waitFor()
    await page.getByText(/What you see is as of \d\d:\d\d/).waitFor()
    await context.unroute('**/api/**')
    await page.getByRole('alert').filter({ hasText: 'No connection' }).waitFor({ state: 'hidden' })
  })

  await t.test('opens as it was, and says how old that is', async () => {
    await loseConnection(context, page)
    await page.reload()
    await readyMatches(page).first().waitFor()
    await page.getByText(/What you see is as of \d\d:\d\d/).waitFor()
  })

  await t.test('a result waits, also through a reload, and is sent once when the connection is back', async () => {
    await recordMatch(page)
    await queue(page).getByText('1 change waits for the connection.').waitFor()
    await unsent(page, 'Person 1').click()
    await page.getByText('A result of this match waits to be sent.').waitFor()
    await saveResult(page, 1)
    await unsent(page, 'Person 8').waitFor()
    await page.reload()
    await queue(page).getByText('1 change waits for the connection.').waitFor()
    await unsent(page, 'Person 8').waitFor()
    assert.deepEqual(await resultsOf(gateway, id), [])
    await context.setOffline(false)
    await queue(page).waitFor({ state: 'hidden' })
    await page.getByRole('alert').filter({ hasText: 'No connection' }).waitFor({ state: 'hidden' })
    await wonBy(page, 'Person 8')
    assert.equal(await unsent(page, 'Person 8').count(), 0)
    assert.deepEqual(await resultsOf(gateway, id), [first.id])
  })

  await t.test('a result whose answer was lost is sent again, and counts once', async () => {
    let reached = 0
    await context.route('**/result', async route => {
      reached += 1
      await route.fetch()
      await route.abort()
    })
    await recordMatch(page)
    await queue(page).getByText('1 change waits for the connection.').waitFor()
    assert.ok(reached > 0)
    await page.reload()
    await context.unroute('**/result')
    await nothingWaits(page)
    await queue(page).waitFor({ state: 'hidden' })
    assert.deepEqual(await resultsOf(gateway, id), [first.id, second.id])
    await wonBy(page, 'Person 4')
  })

  await t.test('a refused one says why and does not keep back the next; discarding it can be undone', async () => {
    await loseConnection(context, page)
    await recordMatch(page)
    await recordMatch(page)
    await queue(page).getByText('2 changes wait for the connection.').waitFor()
    const params = { id, match_id: third.id }
    await call(gateway, recordResult, { as: other, params, body: { winner_id: third.participant2?.id ?? 0 } })
    await context.setOffline(false)
    await queue(page).getByText('1 change was refused.').waitFor()
    await queue(page)
      .getByText(/^Refused: /)
      .waitFor()
    await until('the one after it has arrived', async () => {
      const results = await resultsOf(gateway, id)
      return results.length === 4
    })
    await until('only the refused one is left', async () => (await queue(page).getByRole('listitem').count()) === 1)
    await queue(page)
      .getByRole('button', { name: /^Discard/ })
      .click()
    await queue(page).waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await queue(page)
      .getByText(/^Refused: /)
      .waitFor()
  })

  await t.test('what waits is sent by nobody but who made it', async () => {
    await queue(page)
      .getByRole('button', { name: /^Discard/ })
      .click()
    await loseConnection(context, page)
    await recordMatch(page)
    await signOutOn(page)
    await page.getByText('1 change waits here until its author signs in again.').first().waitFor()
    await context.setOffline(false)
    const sent: string[] = []
    page.on('request', request => request.method() === 'PUT' && sent.push(request.url()))
    await signInOn(page, gateway, other.email)
    await page.goto(address)
    await readyMatches(page).first().waitFor()
    assert.equal(await queue(page).count(), 0)
    await signOutOn(page)
    assert.deepEqual(sent, [])
    await signInOn(page, gateway, trainer.email)
    await until('it has arrived', async () => (await resultsOf(gateway, id)).length === 5)
    assert.equal(sent.length, 1)
  })
  assert.deepEqual(errors, [])
})
