import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { withoutChromium } from './standing/browser.ts'
import { newTournament } from './standing/drawn.ts'
import { openHall } from './standing/hall.ts'
import { desktop, openPage, signInOn } from './standing/pages.ts'

/** A page as on a phone by plain http: no service worker has brought its parts along. What throws in it is collected. */
async function openPlain(browser: Browser, errors: string[]): Promise<Page> {
  const page = await openPage(browser, desktop, [])
  await page.addInitScript('delete Navigator.prototype.serviceWorker')
  page.on('pageerror', error => errors.push(String(error)))
  return page
}

test('in the browser: parts that a poor network does not bring leave the page as it is', {
  skip: withoutChromium,
}, async t => {
  const { gateway, trainer, browser } = await openHall(t)
  const id = await newTournament(gateway, trainer, { name: 'Far from the router', names: ['Ana', 'Bea', 'Cem', 'Dan'] })
  const address = `${gateway}/tournaments/${id}`

  await t.test('a dialog that is not brought says so, and comes when it is tried again', async () => {
    const errors: string[] = []
    const page = await openPlain(browser, errors)
    await page.route('**/assets/share-dialog*', route => route.abort())
    await page.goto(address)
    await page.evaluate('globalThis.isSamePage = true')
    await page.getByRole('button', { name: 'Share' }).click()
    await page.getByRole('alert').filter({ hasText: 'This part could not be loaded' }).waitFor()
    await page.getByRole('heading', { name: 'Far from the router' }).waitFor()
    await page.unroute('**/assets/share-dialog*')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('dialog').waitFor()
    assert.equal(await page.evaluate('globalThis.isSamePage'), true, 'it was not loaded anew')
    assert.deepEqual(errors, [])
    await page.context().close()
  })

  await t.test('toasts that are not brought take nothing away', async () => {
    const errors: string[] = []
    const page = await openPlain(browser, errors)
    let asked = 0
    await page.route('**/assets/toasts*', route => {
      asked += 1
      return route.abort()
    })
    await signInOn(page, gateway, trainer.email)
    await page.goto(address)
    await page
      .getByRole('button', { name: /Record the result/ })
      .first()
      .click()
    await page.getByRole('dialog').locator('.winner-button').first().click()
    await page.getByRole('button', { name: 'Save the result' }).click()
    await page
      .getByRole('button', { name: /Won by Ana/ })
      .first()
      .waitFor()
    assert.ok(asked > 0)
    await page.getByRole('heading', { name: 'Far from the router' }).waitFor()
    assert.deepEqual(errors, [])
    await page.context().close()
  })

  await t.test('a page of an older version is loaded anew', async () => {
    const errors: string[] = []
    const page = await openPlain(browser, errors)
    await page.route('**/assets/share-dialog*', route => route.abort())
    await page.goto(address)
    await page.getByRole('button', { name: 'Share' }).waitFor()
    await page.route(`${gateway}/`, route => route.fulfill({ contentType: 'text/html', body: '<p>Newer</p>' }))
    const [reloaded] = await Promise.all([
      page.waitForEvent('load'),
      page.getByRole('button', { name: 'Share' }).click(),
    ])
    assert.equal(reloaded, page)
    await page.getByRole('heading', { name: 'Far from the router' }).waitFor()
    await page.context().close()
  })
})

test('in the browser: another language changes the texts, and nothing that was typed', {
  skip: withoutChromium,
}, async t => {
  const { gateway, trainer, browser } = await openHall(t)
  await newTournament(gateway, trainer, { name: 'Cup of Almaty', names: ['Ana', 'Bea'] })
  const page = await openPlain(browser, [])
  await page.goto(gateway)
  await page.getByRole('searchbox').fill('Almaty')
  await page.getByRole('combobox', { name: 'Language' }).selectOption('kk')
  await page.getByRole('heading', { level: 1, name: 'Турнирлер' }).waitFor()
  assert.equal(await page.getByRole('searchbox').inputValue(), 'Almaty')
  await page.getByRole('link', { name: /Cup of Almaty/ }).click()
  await page.getByRole('link', { name: 'Қатысушылар', exact: true }).waitFor()
  await page.locator('.language-bar select').selectOption('en')
  await page.getByRole('link', { name: 'Participants', exact: true }).waitFor()
  await page.getByLabel(/^Final: Ana against Bea/).waitFor()
})
