import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { withoutChromium } from './standing/browser.ts'
import { openHall } from './standing/hall.ts'
import { desktop, openPage, phone as phoneSize, signInOn } from './standing/pages.ts'

const names = ['Ana Silva', 'Bea Cruz', 'Çelik Öz', 'Dan O’Neil']

/** Creates a tournament, pastes the names and draws; answers the address of its bracket. */
async function drawTournament(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'New tournament' }).first().click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Autumn Open')
  await page.getByRole('button', { name: 'Create the tournament' }).click()
  await page.getByRole('textbox', { name: 'Names, one a line' }).fill(names.join('\n'))
  await page.getByRole('button', { name: 'Enter 4 and draw the bracket' }).click()
  await page.getByRole('button', { name: /^Semi-final: Ana Silva against Dan O’Neil\. Ready/ }).waitFor()
  return page.url()
}

test('in the browser: sign in, create, paste, draw, record; a phone beside it sees the result at once', {
  skip: withoutChromium,
}, async t => {
  const { gateway, trainer, browser } = await openHall(t)
  const troubles: string[] = []

  const desk = await openPage(browser, desktop, troubles)
  await signInOn(desk, gateway, trainer.email)
  const address = await drawTournament(desk)

  const phone = await openPage(browser, phoneSize, troubles)
  await phone.goto(address)
  await phone.getByRole('status').filter({ hasText: 'Live' }).waitFor()
  await phone.getByRole('group', { name: /^Semi-final: Ana Silva against Dan O’Neil\. Ready/ }).waitFor()
  assert.equal(await phone.getByRole('button', { name: /Record the result/ }).count(), 0)
  const isTooWide = await phone.evaluate('document.documentElement.scrollWidth > window.innerWidth')
  assert.equal(isTooWide, false, 'the page can be scrolled sideways on a phone')

  await desk.getByRole('button', { name: /^Semi-final: Ana Silva/ }).click()
  await desk
    .getByRole('dialog')
    .getByRole('button', { name: /Dan O’Neil/ })
    .click()
  await desk.getByRole('button', { name: 'Save the result' }).click()
  await phone.getByRole('group', { name: /^Semi-final: Ana Silva against Dan O’Neil\. Won by Dan O’Neil/ }).waitFor()
  await desk.getByRole('button', { name: /Won by Dan O’Neil/ }).waitFor()
  assert.deepEqual(troubles, [])
})
