import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Club } from '../club/club.ts'
import { patienceMs } from '../standing/browser.ts'
import { desktop, phone } from '../standing/pages.ts'
import { password } from '../standing/people.ts'
import type { Screen, Viewer } from './screen.ts'
import { screens } from './screens.ts'
import { speaker } from './spoken.ts'

/** The widths at which every screen is looked at. */
export const widths = { desktop, phone } as const
export type Width = keyof typeof widths

/** What a visit is made with. */
export interface Visiting {
  readonly browser: Browser
  readonly club: Club
  readonly width: Width
  readonly language?: string | undefined
}

/** By which account each viewer signs in. */
function emailOf(viewer: Viewer, { admin, trainer, members }: Club): string | undefined {
  switch (viewer) {
    case 'visitor':
      return undefined
    case 'member':
      return members[0]?.email
    case 'trainer':
      return trainer.email
    case 'admin':
      return admin.email
  }
}

/** A page of its own profile, signed in. Nothing moves in it, and no worker answers for the server. */
async function openAs(viewer: Viewer, { browser, club, width, language = 'en' }: Visiting): Promise<Page> {
  const options: BrowserContextOptions = {
    viewport: widths[width],
    locale: language === 'en' ? 'en-GB' : language,
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    ...(width === 'phone' ? { hasTouch: true, isMobile: true, deviceScaleFactor: 2 } : {}),
  }
  const page = await (await browser.newContext(options)).newPage()
  page.setDefaultTimeout(patienceMs)
  const email = emailOf(viewer, club)
  if (email === undefined) return page
  // Found by what they are, since their names depend on the language.
  await page.goto(`${club.gateway}/sign-in`)
  await page.locator('main input[type=email]').fill(email)
  await page.locator('main input[type=password]').fill(password)
  await page.locator('main form button[type=submit]').click()
  await page.locator('header .avatar').waitFor()
  return page
}

/** Resolves when the letters are there and nothing has changed for a moment: parts of a page come by themselves. */
const untilStill = `new Promise(resolve => {
  const end = () => { observer.disconnect(); resolve() }
  let timer = setTimeout(end, 150)
  const observer = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(end, 150) })
  observer.observe(document, { subtree: true, childList: true, attributes: true })
  setTimeout(end, 2000)
}).then(() => document.fonts.ready).then(() => undefined)`

/** Resolves when the changes of colour have run; one that the browser holds back is not waited for. */
const untilTurned = `new Promise(resolve => setTimeout(resolve, 50)).then(() => Promise.race([
  Promise.allSettled(document.getAnimations().filter(one => one instanceof CSSTransition).map(one => one.finished)),
  new Promise(resolve => setTimeout(resolve, 500)),
])).then(() => undefined)`

/** Shows the page in the other colours and waits until the last of them has changed. */
export async function setScheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.evaluate(untilTurned)
}

/** Opens a screen and waits until it is there. */
async function open(page: Page, screen: Screen, { club, language = 'en' }: Visiting): Promise<void> {
  const say = speaker(language)
  // The screen before may have been one without a connection.
  await page.context().setOffline(false)
  await page.goto(`${club.gateway}${screen.path(club)}`)
  await page.getByText(say(screen.shows)).filter({ visible: true }).first().waitFor()
  if (screen.has) await page.locator(screen.has).first().waitFor()
  await screen.act?.(page, say)
  await page.evaluate(untilStill)
}

async function visitAs(viewer: Viewer, chosen: readonly Screen[], visiting: Visiting, look: Look): Promise<string[]> {
  const problems: string[] = []
  const page = await openAs(viewer, visiting)
  for (const screen of chosen) {
    await open(page, screen, visiting).catch((error: unknown) => {
      problems.push(`${screen.name} (${visiting.width}) is not as it should be: ${String(error)}`)
    })
    await look(page, screen, visiting.width)
  }
  await page.context().close()
  return problems
}

/** What is done at a screen; the page is at it. */
export type Look = (page: Page, screen: Screen, width: Width) => Promise<void>

/** Opens all these screens at one width, each as the one who looks at it; answers which of them did not come. */
export async function visitScreens(chosen: readonly Screen[], visiting: Visiting, look: Look): Promise<string[]> {
  const problems: string[] = []
  for (const viewer of new Set(chosen.map(({ as }) => as))) {
    const theirs = chosen.filter(({ as }) => as === viewer)
    problems.push(...(await visitAs(viewer, theirs, visiting, look)))
  }
  return problems
}

/** The screens by these names, or all of them; those of an empty club, or those of one in full swing. */
export const screensOf = (stage: Screen['stage'], names: readonly string[] = []): readonly Screen[] =>
  screens.filter(screen => screen.stage === stage && (names.length === 0 || names.includes(screen.name)))
