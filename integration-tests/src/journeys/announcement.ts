import assert from 'node:assert/strict'
import { signInOn } from '../standing/pages.ts'
import { assertFitsWidth } from '../standing/width.ts'
import type { Journey } from './journey.ts'

/** An administrator tells everybody; a spectator without an account reads it, and follows it to its page. */
export const announcementJourney: Journey = async ({ stack, gateway, page, mark, openAnother }) => {
  const spectator = await openAnother()
  await spectator.goto(gateway)
  await signInOn(page, gateway, stack.admin.email)
  await page.goto(`${gateway}/notifications`)
  const open = page.getByRole('button', { name: 'Tell everybody…' })
  await open.click()
  const dialog = page.getByRole('dialog', { name: 'Tell everybody' })
  const field = (name: string) => dialog.getByRole('textbox', { name })
  const send = dialog.getByRole('button', { name: 'Send to everybody' })

  await field('Page to open').fill('https://elsewhere.example/prize')
  await send.click()
  await dialog.getByText('Write what everybody is to read').waitFor()
  await dialog.getByText('Give a page of this site, as /tournaments/5').waitFor()

  const message = `Lunch until two, ${mark}`
  await field('Message').fill(message)
  // What was begun is still there after the dialog was closed.
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await page.locator('button:focus', { hasText: 'Tell everybody…' }).waitFor()
  await open.click()
  assert.equal(await field('Message').inputValue(), message)
  await field('Title').fill('A pause')
  await field('Page to open').fill(`${gateway}/leaderboard`)
  const preview = dialog.getByRole('region', { name: 'Everybody sees' })
  for (const text of ['A pause', message, 'Open']) await preview.getByText(text, { exact: true }).waitFor()
  await assertFitsWidth(page)
  await send.click()
  await dialog.waitFor({ state: 'detached' })

  const told = spectator.getByRole('alert').filter({ hasText: message })
  await told.getByText('A pause').waitFor()
  await told.getByRole('button', { name: 'Open' }).click()
  await spectator.waitForURL('**/leaderboard')
  await spectator.context().close()
}
