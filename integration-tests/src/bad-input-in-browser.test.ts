import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { difficultNames, longName } from './club/names.ts'
import { withoutChromium } from './standing/browser.ts'
import { openHall } from './standing/hall.ts'
import { desktop, openPage, phone, signInOn } from './standing/pages.ts'
import { assertFitsWidth } from './standing/width.ts'

const markup = '<img src=x onerror="document.title=1,window.broken=1"><script>window.broken=1</script>'
const tooLong = 'N'.repeat(300)
const manyLines = Array.from({ length: 5000 }, (_, index) => `Player ${index + 1}`)

/** As a person does it, by the clipboard: only so does the page take part in it. */
async function paste(page: Page, lines: readonly string[]): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(lines.join('\n'))})`)
  await page.getByRole('textbox', { name: 'Names, one a line' }).press('ControlOrMeta+a')
  await page.keyboard.press('ControlOrMeta+v')
}
const enterButton = (page: Page) => page.getByRole('button', { name: /^Enter \d+/ })

/** Creates a tournament of this name by the form and answers its address. */
async function create(page: Page, gateway: string, name: string): Promise<string> {
  await page.goto(`${gateway}/tournaments/new`)
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('button', { name: 'Create the tournament' }).click()
  await page.getByRole('textbox', { name: 'Names, one a line' }).waitFor()
  return page.url().replace(/\/participants$/, '')
}

/** That the page shows these texts as they are and nothing of them ran. */
async function assertHarmless(page: Page, texts: readonly string[]): Promise<void> {
  for (const text of texts) await page.getByText(text).filter({ visible: true }).first().waitFor()
  assert.equal(await page.evaluate('window.broken'), undefined, `something ran on ${page.url()}`)
  assert.equal(await page.locator('img[src=x], script:not([src])').count(), 0)
  await assertFitsWidth(page)
}

test('in the browser: names of every kind are shown as text and fit a phone; what cannot be entered is named', {
  skip: withoutChromium,
}, async t => {
  const { gateway, trainer, browser } = await openHall(t)
  const troubles: string[] = []
  const desk = await openPage(browser, desktop, troubles)
  const handset = await openPage(browser, phone, troubles)
  for (const page of [desk, handset]) page.on('dialog', dialog => troubles.push(`it asked: ${dialog.message()}`))
  await signInOn(desk, gateway, trainer.email)

  const address = await create(desk, gateway, markup)
  await t.test('a line of 300 characters is refused and named, the others are taken', async () => {
    await paste(desk, [...difficultNames, tooLong])
    await desk.getByText(/^Line 9:/).waitFor()
    await enterButton(desk).filter({ hasText: 'Enter 8' }).click()
    await desk.locator('.match').first().waitFor()
    await assertHarmless(desk, [markup])
  })

  await t.test('every page of that tournament fits a phone', async () => {
    await handset.goto(gateway)
    await assertHarmless(handset, [markup])
    for (const part of ['', '/participants', '/standings']) {
      await handset.goto(`${address}${part}`)
      await assertHarmless(handset, part === '' ? [markup] : difficultNames.slice(0, 4))
    }
    for (const name of difficultNames) {
      await handset.goto(`${address}/participants`)
      await handset.getByRole('link', { name, exact: true }).click()
      await handset.getByRole('heading', { name, exact: true }).waitFor()
      await assertHarmless(handset, [name])
    }
    await handset.goto(`${address}/display`)
    await assertHarmless(handset, [markup])
  })

  await t.test('5,000 lines are counted and refused before anything is written', async () => {
    await create(desk, gateway, longName)
    await assertHarmless(desk, [longName.slice(0, 40)])
    const began = performance.now()
    await paste(desk, manyLines)
    await desk.getByText('A tournament holds at most 1024. Take 3976 out, from line 1025 on.').waitFor()
    t.diagnostic(`5,000 lines were read and judged in ${(performance.now() - began).toFixed(0)} ms`)
    assert.equal(await enterButton(desk).isDisabled(), true)
    await paste(desk, [...manyLines.slice(0, 3), '\u0007', 'Player 1'])
    await desk.getByText(/^Line 5:/).waitFor()
    await enterButton(desk).filter({ hasText: 'Enter 3' }).waitFor()
  })

  await t.test('a name that is too long cannot be typed', async () => {
    await handset.goto(`${gateway}/register`)
    await handset.getByRole('textbox', { name: 'Full name' }).fill(tooLong)
    assert.equal((await handset.getByRole('textbox', { name: 'Full name' }).inputValue()).length, 200)
    await assertFitsWidth(handset)
  })
  assert.deepEqual(troubles, [])
})
