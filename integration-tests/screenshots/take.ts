import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Stack } from '@gym-it/local-stack'
import type { Browser, Page } from 'playwright-core'
import { type Club, newClub, openClub } from '../src/club/club.ts'
import type { Screen } from '../src/screens/screen.ts'
import { type Look, screensOf, setScheme, visitScreens, type Width, widths } from '../src/screens/visits.ts'
import { contactSheet, type Picture } from './contact-sheet.ts'

const schemes = ['light', 'dark'] as const
/** Longer pages are cut: nobody looks at the eightieth row of a table. */
const tallest = 2600

interface Taking {
  readonly browser: Browser
  readonly folder: string
  /** Names of screens; all when there are none. */
  readonly only: readonly string[]
  readonly language: string
  readonly log: (line: string) => void
}

/** The whole page; what lies over it, such as a dialog, as it is seen. */
async function shoot(page: Page, { path, act }: Screen, file: string, club: Club): Promise<void> {
  const { width = 0, height = 0 } = page.viewportSize() ?? {}
  if (act !== undefined || /display|embed/.test(path(club))) return void (await page.screenshot({ path: file }))
  const whole = Number(await page.evaluate('document.documentElement.scrollHeight'))
  const clip = { x: 0, y: 0, width, height: Math.min(tallest, Math.max(height, whole)) }
  await page.screenshot({ path: file, fullPage: true, clip })
}

/** Pictures that were taken, and which screens did not come as they should. */
interface Taken {
  readonly pictures: readonly Picture[]
  readonly problems: readonly string[]
}

async function takeStage(stage: Screen['stage'], club: Club, taking: Taking): Promise<Taken> {
  const { browser, folder, only, language } = taking
  const pictures: Picture[] = []
  const look: Look = async (page, screen, width) => {
    for (const scheme of schemes) {
      await setScheme(page, scheme)
      const file = `${screen.name}-${width}-${scheme}.png`
      await shoot(page, screen, join(folder, file), club)
      pictures.push({ screen: screen.name, width, scheme, file })
    }
    await setScheme(page, 'light')
    taking.log(`${screen.name}, ${width}`)
  }
  const chosen = screensOf(stage, only)
  const problems = await Promise.all(
    (Object.keys(widths) as Width[]).map(width => visitScreens(chosen, { browser, club, width, language }, look)),
  )
  return { pictures, problems: problems.flat() }
}

/** Takes every screen in light and dark at both widths, and writes them with a contact sheet into the folder. */
export async function takePictures(stack: Stack, taking: Taking): Promise<Taken> {
  await mkdir(taking.folder, { recursive: true })
  const before = await takeStage('empty', await newClub(stack), taking)
  const after = await takeStage('full', await openClub(stack), taking)
  const order = screensOf('empty')
    .concat(screensOf('full'))
    .map(({ name }) => name)
  const pictures = [...before.pictures, ...after.pictures].sort(
    (a, b) =>
      order.indexOf(a.screen) - order.indexOf(b.screen) ||
      a.width.localeCompare(b.width) ||
      b.scheme.localeCompare(a.scheme),
  )
  await writeFile(join(taking.folder, 'index.html'), contactSheet(pictures, 'Every screen of GYM IT'))
  return { pictures, problems: [...before.problems, ...after.problems] }
}
