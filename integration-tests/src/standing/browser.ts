import type { Cleanup } from '@gym-it/service-kit/testing'
import { type Browser, chromium } from 'playwright-core'

const { CHROMIUM_PATH } = process.env

/** Why tests that need a browser are left out; false where there is one. */
export const withoutChromium = CHROMIUM_PATH ? false : 'Chromium is not installed'

/** A browser until the test has ended. */
export async function openBrowser(cleanup: Cleanup, executablePath = CHROMIUM_PATH ?? ''): Promise<Browser> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  cleanup.after(() => browser.close())
  return browser
}
