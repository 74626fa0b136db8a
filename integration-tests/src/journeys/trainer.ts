import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { password } from '../standing/people.ts'
import { countPresses } from '../standing/presses.ts'
import { assertFitsWidth } from '../standing/width.ts'
import type { Journey, Setting } from './journey.ts'

const mostPresses = 8
const mostSeconds = 60
/** How long people take: to find what comes next and press it, and to type a letter. */
const pressSeconds = 1.2
const letterSeconds = 0.15
/** Left to the system of the minute. What it really takes is printed and not asserted: here it shares the machine. */
const systemSeconds = 30
const names = Array.from({ length: 64 }, (_, index) => `Player ${String(index + 1).padStart(2, '0')}`)

/**
 * From the home page to the bracket of 64, by at most 8 presses, in less than a minute. Nobody waits here as a person
 * does: the time of their hands is reckoned from the presses and the letters that it takes.
 */
async function drawSixtyFour({ gateway, trainer, page, mark, say }: Setting): Promise<void> {
  const presses = await countPresses(page)
  let letters = 0
  const type = async (text: string) => {
    letters += text.length
    await page.keyboard.type(text)
  }
  await page.goto(gateway)
  const began = performance.now()
  await page.getByRole('link', { name: 'Sign in' }).first().click()
  await page.locator('input[type=email]:focus').waitFor()
  await type(trainer.email)
  await page.getByLabel('Password', { exact: true }).click()
  await type(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('link', { name: 'New tournament' }).first().click()
  await page.getByRole('textbox', { name: 'Name' }).and(page.locator(':focus')).waitFor()
  await type(`Cup of ${mark}`)
  await page.getByRole('button', { name: 'Next: who takes part' }).click()
  await page.getByRole('textbox', { name: 'Names, one a line' }).and(page.locator(':focus')).waitFor()
  // Pasted, which is a press of two keys.
  await page.keyboard.insertText(names.join('\n'))
  await page.getByRole('button', { name: 'Next: the draw' }).click()
  await page.getByRole('button', { name: 'Create and draw' }).click()
  await page.waitForURL(/\/tournaments\/\d+$/)
  await page.getByText('Player 01').filter({ visible: true }).first().waitFor()
  await page.locator('.match').first().waitFor()
  const [count, measured] = [await presses(), (performance.now() - began) / 1000]
  const reckoned = (count + 1) * pressSeconds + letters * letterSeconds
  const sum = reckoned + measured
  say(
    `from sign-in to the bracket of 64 (${mark}): ${count} presses, a paste and ${letters} letters, reckoned as ` +
      `${reckoned.toFixed(1)} s of a person; with ${measured.toFixed(1)} s of the system, measured while other tests run, ` +
      `${sum.toFixed(1)} s of ${mostSeconds} (not asserted; that the person leaves the system ${systemSeconds} s is)`,
  )
  assert.ok(count > 0 && count <= mostPresses, `${count} presses instead of at most ${mostPresses}`)
  assert.ok(reckoned + systemSeconds < mostSeconds, `a person alone takes ${reckoned} s of the ${mostSeconds}`)
}

const matchOf = (page: Page, first: string, second: string, rest: string) =>
  page.getByRole('button', { name: new RegExp(`${first} against ${second}\\. ${rest}`) })

async function save(page: Page, winner: string, button: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.locator('.winner-button').filter({ hasText: winner }).click()
  if (button === 'Save the correction')
    await dialog
      .getByRole('status')
      .filter({ hasText: /change/ })
      .waitFor()
  await dialog.getByRole('button', { name: button }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** A result, its correction after a look at what it changes, and back by Undo. */
async function recordAndCorrect(page: Page): Promise<void> {
  await matchOf(page, 'Player 01', 'Player 64', 'Ready').click()
  await save(page, 'Player 01', 'Save the result')
  await matchOf(page, 'Player 01', 'Player 64', 'Won by Player 01').click()
  await save(page, 'Player 64', 'Save the correction')
  await matchOf(page, 'Player 01', 'Player 64', 'Won by Player 64').waitFor()
  await page.getByRole('alert').filter({ hasText: 'Corrected' }).getByRole('button', { name: 'Undo' }).click()
  await matchOf(page, 'Player 01', 'Player 64', 'Won by Player 01').waitFor()
}

/** Somebody leaves, which decides their match; then the tournament ends as it stands, and is opened again. */
async function withdrawAndFinish(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Participants', exact: true }).click()
  await page.getByRole('button', { name: 'Actions for Player 02' }).click()
  await page.getByRole('menuitem', { name: 'Withdraw or disqualify' }).click()
  const dialog = page.getByRole('dialog', { name: 'Player 02 leaves' })
  await dialog
    .getByRole('status')
    .filter({ hasText: /change/ })
    .waitFor()
  await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await page.getByText('Player 02 is out.').waitFor()
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Finish now' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Finish', exact: true }).click()
  await page.getByText('Finished', { exact: true }).first().waitFor()
  await page.getByRole('button', { name: 'Reopen' }).click()
  await page.getByText('In play', { exact: true }).first().waitFor()
}

/** The whole day of a trainer. */
export const trainerJourney: Journey = async setting => {
  const { page } = setting
  await drawSixtyFour(setting)
  await assertFitsWidth(page)
  await recordAndCorrect(page)
  await withdrawAndFinish(page)
  await assertFitsWidth(page)
}
