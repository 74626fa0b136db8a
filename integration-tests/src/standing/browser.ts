import type { Cleanup } from '@gym-it/service-kit/testing'
import { type Browser, chromium } from 'playwright-core'

const { CHROMIUM_PATH } = process.env

/** How long a page is given for one step: on a machine that is busy with other tests, a first look takes its time. */
export const patienceMs = 60_000

/** Why tests that need a browser are left out; false where there is one. */
export const withoutChromium = CHROMIUM_PATH ? false : 'Chromium is not installed'

/** A browser until the test has ended. */
export async function openBrowser(cleanup: Cleanup, executablePath = CHROMIUM_PATH ?? ''): Promise<Browser> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  cleanup.after(() => browser.close())
  return browser
}
