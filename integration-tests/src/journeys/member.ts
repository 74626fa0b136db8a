import { decideParticipants, generateBracket, listParticipants } from '@gym-it/contracts'
import { call, until } from '@gym-it/service-kit/testing'
import { newTournament } from '../standing/drawn.ts'
import { password } from '../standing/people.ts'
import { assertFitsWidth } from '../standing/width.ts'
import type { Journey } from './journey.ts'

/** Registers, asks to join, is approved while looking on, and reads what came of it. */
export const memberJourney: Journey = async ({ gateway, trainer, page, mark }) => {
  const person = `Mia ${mark}`
  const id = await newTournament(gateway, trainer, {
    ...{ name: `Evening of ${mark}`, max_participants: 8, isOpen: true },
    names: ['Ana Silva'],
  })
  await page.goto(`${gateway}/sign-in`)
  await page.getByRole('link', { name: 'Register' }).click()
  await page.getByRole('textbox', { name: 'Full name' }).fill(person)
  await page.getByRole('textbox', { name: 'E-mail' }).fill(`mia-${mark}@gym.test`)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Create my account' }).click()
  await page.getByRole('button', { name: `Account of ${person}` }).waitFor()

  await page.getByRole('link', { name: `Evening of ${mark}` }).click()
  await page.getByRole('link', { name: 'Participants', exact: true }).click()
  await page.getByRole('button', { name: 'Ask to join' }).click()
  const entry = page.getByRole('region', { name: 'Your entry' })
  await entry.getByText('Waiting for approval').waitFor()
  await assertFitsWidth(page)

  const asked = await until('the entry is there', async () => {
    const entries = (await call(gateway, listParticipants, { params: { id } })).body
    return entries.find(one => one.name === person)
  })
  const decision = { participant_ids: [asked.id], status: 'approved' as const }
  await call(gateway, decideParticipants, { as: trainer, params: { id }, body: decision })
  await entry.getByText('You are in').waitFor()
  await call(gateway, generateBracket, { as: trainer, params: { id } })
  await page.getByRole('button', { name: /^Notifications, \d+ unread$/ }).click()
  // The last of what she is told: one that came later would move the link while it is pressed, and be unread for ever.
  await page.locator('.inbox').getByText('The draw stands').waitFor()
  await page.getByRole('link', { name: 'See all' }).click()
  await page.getByRole('region', { name: 'Unread' }).getByText(`Evening of ${mark}`).first().waitFor()
  await assertFitsWidth(page)
  await page.getByRole('region', { name: 'Unread' }).getByRole('button', { name: 'Mark all read' }).click()
  await page.getByRole('button', { name: 'Notifications', exact: true }).waitFor()
  await page.getByRole('region', { name: 'Earlier' }).waitFor()
}
