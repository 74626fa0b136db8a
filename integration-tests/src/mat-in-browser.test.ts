import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { withoutChromium } from './standing/browser.ts'
import { newTournament } from './standing/drawn.ts'
import { openHall } from './standing/hall.ts'
import { desktop, openPage, phone, signInOn } from './standing/pages.ts'

const semiFinal = (page: Page, rest: string) => page.getByLabel(new RegExp(`^Semi-final: Ana against Dan\\. ${rest}`))
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test('in the browser: a match is called to a mat, begins, ends by Enter, and is corrected when it is known what that changes', {
  skip: withoutChromium,
}, async t => {
  const { gateway, trainer, browser } = await openHall(t)
  const troubles: string[] = []
  const id = await newTournament(gateway, trainer, { name: 'Mats', names: ['Ana', 'Bea', 'Cem', 'Dan'] })
  const address = `${gateway}/tournaments/${id}`
  const spectator = await openPage(browser, desktop, troubles)
  await spectator.goto(address)
  await semiFinal(spectator, 'Ready to play').waitFor()
  // Answers that are refused on purpose are told by the browser as errors.
  const mat = await openPage(browser, phone, [])
  mat.on('pageerror', error => troubles.push(String(error)))
  await signInOn(mat, gateway, trainer.email)
  await mat.goto(address)
  const dialog = mat.getByRole('dialog')

  await t.test('everybody sees where it is called to; the call is taken back by the toast', async () => {
    await semiFinal(mat, 'Ready to play').click()
    await dialog.getByRole('combobox', { name: 'Where it is played' }).fill('Mat 2')
    await button(mat, 'Call the match').click()
    await dialog.waitFor({ state: 'hidden' })
    await semiFinal(spectator, 'Called · Mat 2').waitFor()
    await spectator.locator('.match-state').getByText('Called · Mat 2').waitFor()
    await button(mat, 'Undo').click()
    await semiFinal(spectator, 'Ready to play').waitFor()
  })

  await t.test('the mat is suggested the next time; that it has begun is seen as well', async () => {
    await semiFinal(mat, 'Ready to play').click()
    const court = dialog.getByRole('combobox', { name: 'Where it is played' })
    assert.equal(await dialog.locator('datalist option').first().getAttribute('value'), 'Mat 2')
    await court.fill('Mat 2')
    await court.press('Enter')
    await dialog.waitFor({ state: 'hidden' })
    await semiFinal(mat, 'Called · Mat 2').click()
    await button(mat, 'It has begun').click()
    await dialog.getByText('Playing · Mat 2').waitFor()
    await semiFinal(spectator, 'Playing · Mat 2').waitFor()
  })

  await t.test('Enter in the score saves it, and it is among the latest results everywhere', async () => {
    await dialog.getByRole('textbox', { name: 'Score of Ana' }).fill('1')
    await dialog.getByRole('textbox', { name: 'Score of Dan' }).fill('3')
    await dialog.getByRole('textbox', { name: 'Score of Dan' }).press('Enter')
    await semiFinal(spectator, 'Won by Dan').waitFor()
    const latest = spectator.getByRole('region', { name: 'Latest results' })
    await latest.getByText('Dan').waitFor()
    assert.match((await latest.innerText()).replaceAll(/\s+/g, ' '), /Dan beat Ana ?3:1/)
  })

  await t.test(
    'a correction waits for what it changes; where that is refused, one says that it is saved unseen',
    async () => {
      await semiFinal(mat, 'Won by Dan').click()
      let release = () => {}
      const released = new Promise<void>(resolve => {
        release = resolve
      })
      await mat.route(/preview=true/, async route => {
        await released
        const detail = 'The preview is out of order.'
        const headers = { 'content-type': 'application/problem+json' }
        await route.fulfill({ status: 409, headers, body: JSON.stringify({ status: 409, title: 'Conflict', detail }) })
      })
      await dialog.getByRole('textbox', { name: 'Score of Ana' }).fill('')
      await button(mat, 'Clear the result').waitFor()
      await dialog.getByRole('textbox', { name: 'Score of Ana' }).fill('5')
      const save = button(mat, 'Save the correction')
      assert.equal(await save.isDisabled(), true, 'nobody knows yet what it changes')
      release()
      await dialog.getByText('The preview is out of order.').waitFor()
      assert.equal(await save.isDisabled(), true)
      await dialog.getByRole('checkbox', { name: /without having seen/ }).check()
      await save.click()
      await semiFinal(spectator, 'Won by Ana').waitFor()
    },
  )

  await t.test('rounds and standings are saved as a picture', async () => {
    const plan = { name: 'League', names: ['Ana', 'Bea', 'Cem'], tournament_type: 'round_robin' as const }
    const league = await newTournament(gateway, trainer, plan)
    await spectator.goto(`${gateway}/tournaments/${league}`)
    await button(spectator, 'Print or save').click()
    const what = spectator.getByRole('combobox', { name: 'What to print' })
    // Looking at once would be too early: the dialog is loaded with the first press.
    await what.locator('option', { hasText: 'Standings' }).waitFor({ state: 'attached' })
    assert.deepEqual(await what.locator('option').allTextContents(), ['Rounds', 'Standings'])
    await what.selectOption('Standings')
    const download = spectator.waitForEvent('download')
    await button(spectator, 'PNG').click()
    assert.equal((await download).suggestedFilename(), 'league.png')
    await spectator.emulateMedia({ media: 'print' })
    await spectator.locator('.printed-page img').first().waitFor()
    await spectator.emulateMedia({ media: 'screen' })
  })
  assert.deepEqual(troubles, [])
})
