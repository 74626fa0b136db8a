import assert from 'node:assert/strict'
import { newTournament } from '../standing/drawn.ts'
import { assertFitsWidth } from '../standing/width.ts'
import type { Journey } from './journey.ts'

const names = [
  'Ana Silva',
  'Bea Cruz',
  'Çelik Öz',
  'Dan O’Neil',
  'Erlan Bek',
  'Fatima Zahra',
  'Gia Rossi',
  'Hana Novotná',
]

/** Home, a tournament, the way of one person through it, the link to share, and what the link shows somebody else. */
export const visitorJourney: Journey = async ({ gateway, trainer, page, mark, openAnother }) => {
  const name = `Open ${mark}`
  await newTournament(gateway, trainer, { name, names })
  await page.goto(gateway)
  await assertFitsWidth(page)
  await page.getByRole('link', { name }).click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
  await page.getByText('Ana Silva').filter({ visible: true }).first().waitFor()
  await assertFitsWidth(page)

  await page.getByRole('link', { name: 'Participants', exact: true }).click()
  await page.getByRole('link', { name: 'Ana Silva' }).click()
  await page.getByRole('heading', { name: 'Ana Silva' }).waitFor()
  const next = page.getByRole('region', { name: 'Next match' })
  await next.getByText('Hana Novotná').waitFor()
  await page.getByRole('region', { name: 'Then, after a win' }).waitFor()
  await assertFitsWidth(page)

  await page.getByRole('button', { name: 'Share this page' }).click()
  const shared = await page.getByRole('dialog').getByRole('textbox', { name: 'Link' }).inputValue()
  assert.equal(shared, page.url())
  await assertFitsWidth(page)
  const other = await openAnother()
  await other.goto(shared)
  await other.getByRole('heading', { name: 'Ana Silva' }).waitFor()
  assert.equal(await other.getByRole('button', { name: /result/i }).count(), 0)
}
