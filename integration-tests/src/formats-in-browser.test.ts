import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  addParticipants,
  createTournament,
  generateBracket,
  type TournamentSettings,
  type TournamentType,
} from '@gym-it/contracts'
import { call } from '@gym-it/service-kit/testing'
import type { Page } from 'playwright-core'
import { withoutChromium } from './standing/browser.ts'
import { openHall } from './standing/hall.ts'
import { desktop, openPage, phone, signInOn } from './standing/pages.ts'
import type { SignedIn } from './standing/people.ts'

/** What a spectator reads on the page of each format, on a wide screen and on a phone. */
const formats: readonly {
  readonly type: TournamentType
  readonly settings: TournamentSettings
  readonly wide: readonly string[]
  readonly narrow: string
}[] = [
  {
    type: 'single_elimination',
    settings: { play_offs: 'top_8' },
    wide: ['Quarter-finals', 'Places 5–8'],
    narrow: 'Lower places',
  },
  {
    type: 'double_elimination',
    settings: {},
    wide: ["Winners' final", "Losers' final", 'Grand final'],
    narrow: 'Losers',
  },
  { type: 'repechage', settings: {}, wide: ['Repechage round 1', 'Bronze matches'], narrow: 'Repechage' },
  { type: 'round_robin', settings: {}, wide: ['Round 1', 'Round 7'], narrow: '7' },
  { type: 'groups_knockout', settings: { groups: 2 }, wide: ['Group A', 'Group B', 'Knockout'], narrow: 'Group B' },
  { type: 'swiss', settings: { rounds: 3 }, wide: ['Round 1'], narrow: '' },
  { type: 'by_size', settings: {}, wide: ['Grand final'], narrow: 'Winners' },
  {
    type: 'leaderboard',
    settings: { workouts: [{ id: 'fran', name: 'Fran', scored_by: 'time' }] },
    wide: ['Fran'],
    narrow: '',
  },
]

async function drawn(
  gateway: string,
  as: SignedIn,
  type: TournamentType,
  settings: TournamentSettings,
): Promise<number> {
  const body = { name: `Cup ${type}`, start_date: '2030-01-01', tournament_type: type, settings }
  const { tournament } = (await call(gateway, createTournament, { as, body })).body
  const params = { id: tournament.id }
  const participants = Array.from({ length: 8 }, (_, index) => ({ name: `Person ${index + 1}` }))
  await call(gateway, addParticipants, { as, params, body: { participants } })
  await call(gateway, generateBracket, { as, params })
  return tournament.id
}

/** Records every open match for whoever stands first. */
async function playRound(page: Page): Promise<void> {
  const open = page.getByRole('button', { name: /Record the result/ })
  await open.first().waitFor()
  for (let left = await open.count(); left > 0; left--) {
    await open.first().click()
    await page.getByRole('dialog').locator('.winner-button').first().click()
    await page.getByRole('button', { name: 'Save the result' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
}

test('in the browser: every format is shown, on a wide screen and on a phone; a Swiss is paired round by round', {
  skip: withoutChromium,
}, async t => {
  const { gateway, trainer, browser } = await openHall(t)
  const troubles: string[] = []
  const wide = await openPage(browser, desktop, troubles)
  const narrow = await openPage(browser, phone, troubles)
  const ids = new Map<TournamentType, number>()

  for (const { type, settings, ...shown } of formats) {
    await t.test(type, async () => {
      const id = await drawn(gateway, trainer, type, settings)
      ids.set(type, id)
      await wide.goto(`${gateway}/tournaments/${id}`)
      for (const text of shown.wide) await wide.getByText(text, { exact: true }).first().waitFor()
      await narrow.goto(`${gateway}/tournaments/${id}`)
      await narrow.getByText('Person 1', { exact: true }).first().waitFor()
      if (shown.narrow !== '')
        await narrow
          .getByRole('button', { name: new RegExp(`${shown.narrow}$`) })
          .first()
          .click()
      const isTooWide = await narrow.evaluate('document.documentElement.scrollWidth > window.innerWidth')
      assert.equal(isTooWide, false, 'the page can be scrolled sideways on a phone')
    })
  }

  await t.test('a trainer plays a round of the Swiss, pairs the next one and takes it back', async () => {
    const address = `${gateway}/tournaments/${ids.get('swiss')}`
    await signInOn(wide, gateway, trainer.email)
    await wide.goto(address)
    await playRound(wide)
    await wide.getByRole('button', { name: 'Pair round 2' }).click()
    await wide.getByRole('heading', { name: 'Round 2' }).waitFor()
    await narrow.goto(address)
    await narrow.getByRole('heading', { name: 'Round 2' }).waitFor()
    await wide.getByRole('button', { name: 'Take round 2 back' }).click()
    await wide.getByRole('button', { name: 'Pair round 2' }).waitFor()
    await narrow.getByRole('heading', { name: 'Round 1' }).waitFor()
  })
  assert.deepEqual(troubles, [])
})
