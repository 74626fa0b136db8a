import { AxeBuilder } from '@axe-core/playwright'
import { inReverse } from '@gym-it/service-kit/testing'
import type { Page } from 'playwright-core'
import { type Club, newClub, openClub } from '../club/club.ts'
import { clubEnvironment } from '../club/people.ts'
import { openBrowser } from '../standing/browser.ts'
import { openStack, testServer } from '../standing/stack.ts'
import type { Screen, Viewer } from './screen.ts'
import { type Look, screensOf, setScheme, visitScreens, type Width } from './visits.ts'

/**
 * It wants all visible text of a button in its name, word for word. A card says its match in a sentence that holds both
 * names; seeds and games in a row would make it worse to hear, and hiding them from axe would help nobody who speaks.
 */
const notForCards = 'label-content-name-mismatch'

/** What the colours alone decide; everything else is the same in the dark. */
const rulesOfColour = ['color-contrast', 'link-in-text-block']

type Findings = Pick<Awaited<ReturnType<AxeBuilder['analyze']>>, 'violations'>

/** Of what was found to be right nothing is told: to name all those places takes longer than to look at them. */
const onlyWrong = { resultTypes: ['violations' as const], preload: false }

const lineOfEach = ({ violations }: Findings): string[] =>
  violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${help}: ${target.join(' ')} ${html.slice(0, 160)}`),
  )

/** What axe has against the page as it stands, a line for each place. */
async function violationsOf(page: Page): Promise<string[]> {
  // The pages hold no frames, and without looking for them axe needs no second page.
  const axe = new AxeBuilder({ page }).setLegacyMode().options(onlyWrong).disableRules(notForCards)
  return lineOfEach(await axe.analyze())
}

/** The same of its colours, by the axe that `violationsOf` has left in the page. */
async function violationsOfColour(page: Page): Promise<string[]> {
  const options = { ...onlyWrong, runOnly: { type: 'rule', values: rulesOfColour } }
  return lineOfEach(await page.evaluate<Findings>(`axe.run(document, ${JSON.stringify(options)})`))
}

/** Which screens are looked at, and how wide. */
export interface Sight {
  readonly width: Width
  readonly as: readonly Viewer[]
}

/**
 * What axe has against the screens of these viewers, of an empty club and of one in full swing, in light and dark; also
 * the screens that did not come.
 */
export async function violationsOfScreens(
  t: { after(release: () => Promise<void>): void },
  { width, as }: Sight,
): Promise<string[]> {
  const cleanup = inReverse(t)
  const stack = await openStack(cleanup, testServer(), { env: clubEnvironment })
  const browser = await openBrowser(cleanup)
  const found: string[] = []

  const look: Look = async (page, { name }) => {
    found.push(...(await violationsOf(page)).map(one => `${name}, ${width}: ${one}`))
    await setScheme(page, 'dark')
    found.push(...(await violationsOfColour(page)).map(one => `${name}, ${width}, dark: ${one}`))
    // Not waited for: the next screen is loaded anew.
    await page.emulateMedia({ colorScheme: 'light' })
  }
  const visit = async (stage: Screen['stage'], club: Club) => {
    const chosen = screensOf(stage).filter(screen => as.includes(screen.as))
    // Two pages side by side: while one waits for its screen the other is looked at.
    const halves = [0, 1].map(half => chosen.filter((_, index) => index % 2 === half))
    const visits = halves.map(half => visitScreens(half, { browser, club, width }, look))
    found.push(...(await Promise.all(visits)).flat())
  }
  await visit('empty', await newClub(stack))
  await visit('full', await openClub(stack))
  return found
}
