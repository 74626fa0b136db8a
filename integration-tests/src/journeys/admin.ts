import { registerUser } from '@gym-it/contracts'
import { call } from '@gym-it/service-kit/testing'
import { signInOn } from '../standing/pages.ts'
import { password } from '../standing/people.ts'
import { assertFitsWidth } from '../standing/width.ts'
import type { Journey } from './journey.ts'

/**
 * Lets a trainer in, takes it back, lets them in again and says why; bans with a reason, takes it back, finds it all in the
 * audit trail by the person's name, in an address that can be passed on.
 */
export const adminJourney: Journey = async ({ stack, gateway, page, mark, isPhone }) => {
  const coach = `Coach ${mark}`
  const body = { email: `coach-${mark}@gym.test`, password, full_name: coach, role: 'trainer' as const }
  await call(gateway, registerUser, { body })
  await signInOn(page, gateway, stack.admin.email)
  const go = async (name: string) => {
    if (isPhone) await page.getByRole('button', { name: 'Open the menu' }).click()
    await page.getByRole('link', { name, exact: true }).filter({ visible: true }).click()
  }
  await go('People')
  await page.getByRole('combobox', { name: 'State' }).selectOption('To approve')
  const row = page.getByRole('row').filter({ hasText: coach })
  const isNow = (state: string) => row.getByText(state, { exact: true }).filter({ visible: true }).waitFor()
  const act = async (name: string) => {
    await row.getByRole('button', { name: `Actions for ${coach}` }).click()
    await page.getByRole('menuitem', { name, exact: true }).click()
  }
  // The toast of the step before may still be fading away.
  const undo = (done: string) =>
    page.getByRole('alert').filter({ hasText: done }).getByRole('button', { name: 'Undo' }).click()
  await act('Approve')
  await row.waitFor({ state: 'detached' })
  await undo(`${coach} approved`)
  await isNow('To approve')
  await act('Approve with a reason…')
  await page.getByRole('dialog').getByRole('textbox', { name: 'Reason (optional)' }).fill(`Licence seen, ${mark}`)
  await page.getByRole('dialog').getByRole('button', { name: 'Approve', exact: true }).click()
  await row.waitFor({ state: 'detached' })
  await page.getByRole('combobox', { name: 'State' }).selectOption('All states')
  await isNow('Active')
  await assertFitsWidth(page)

  await act('Ban…')
  await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill(`Did not come, ${mark}`)
  await page.getByRole('dialog').getByRole('button', { name: 'Ban', exact: true }).click()
  await isNow('Banned')
  await undo(`${coach} banned`)
  await isNow('Active')

  await go('System')
  await page.getByRole('heading', { name: 'tournament-service' }).waitFor()
  await assertFitsWidth(page)
  await page.getByRole('link', { name: 'Audit trail' }).click()
  await page.getByRole('combobox', { name: 'What' }).selectOption('People')
  const entry = page.getByRole('row').filter({ hasText: 'Person banned' }).filter({ hasText: coach }).first()
  await entry.waitFor()
  await assertFitsWidth(page)

  await page.getByRole('searchbox', { name: 'Find a person or a tournament' }).fill(coach)
  await page.getByRole('group', { name: 'Found' }).getByRole('button', { name: coach }).click()
  const chip = page.getByRole('button', { name: `Only by or about ${coach}: take this filter away` })
  await chip.waitFor()
  await assertFitsWidth(page)
  await page.reload()
  await chip.waitFor()
  const approval = page.getByRole('row').filter({ hasText: 'Person approved' }).first()
  await approval.getByText(/change/).click()
  await approval.getByText(`Licence seen, ${mark}`).waitFor()
  await page.goBack()
  await chip.waitFor({ state: 'detached' })
  await entry.waitFor()
}
