import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { inReverse } from '@gym-it/service-kit/testing'
import { chromium, type Page } from 'playwright-core'
import { type Club, newClub, openClub } from './club/club.ts'
import { clubEnvironment } from './club/people.ts'
import type { Screen } from './screens/screens.ts'
import { type Look, screensOf, setScheme, visitScreens, type Width, widths } from './screens/visits.ts'
import { openStack, testServer } from './standing/stack.ts'

const { CHROMIUM_PATH } = process.env
/** What the colours alone decide; everything else is the same in the dark. */
const rulesOfColour = ['color-contrast', 'link-in-text-block']

/** It wants every number of a card in its name, where ours says the match in a sentence: both names, then how it ended. */
const notForCards = 'label-content-name-mismatch'

/** What axe has against the page as it stands, a line for each place. */
async function violationsOf(page: Page, rules?: readonly string[]): Promise<string[]> {
  // The pages hold no frames, and without looking for them axe needs no second page.
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await (rules ? axe.withRules([...rules]) : axe.disableRules(notForCards)).analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${help}: ${target.join(' ')} ${html.slice(0, 160)}`),
  )
}

test('in the browser: axe finds nothing against any screen, light and dark, on a wide screen and on a phone', {
  skip: CHROMIUM_PATH ? false : 'Chromium is not installed',
  timeout: 140_000,
}, async t => {
  const cleanup = inReverse(t)
  const stack = await openStack(cleanup, testServer(), { env: clubEnvironment })
  const browser = await chromium.launch({ executablePath: CHROMIUM_PATH ?? '', args: ['--no-sandbox'] })
  cleanup.after(() => browser.close())
  const found: string[] = []

  // Colours are looked at in both schemes on the wide screen; the phone is looked at as a whole in the dark.
  const look: Look = async (page, { name }, width) => {
    const light = width === 'desktop' ? await violationsOf(page) : []
    await setScheme(page, 'dark')
    const dark = await violationsOf(page, width === 'desktop' ? rulesOfColour : undefined)
    await setScheme(page, 'light')
    found.push(...light.map(one => `${name}, ${width}: ${one}`), ...dark.map(one => `${name}, ${width}, dark: ${one}`))
  }
  const visit = async (stage: Screen['stage'], club: Club) => {
    const chosen = screensOf(stage).filter(screen => !screen.isAlike)
    const visits = (Object.keys(widths) as Width[]).map(width => visitScreens(chosen, { browser, club, width }, look))
    found.push(...(await Promise.all(visits)).flat())
  }
  await visit('empty', await newClub(stack))
  await visit('full', await openClub(stack))
  assert.deepEqual(found, [])
})
