import type { Browser, Page } from 'playwright-core'
import { patienceMs } from './browser.ts'
import { password } from './people.ts'

export const desktop = { width: 1280, height: 900 }
export const phone = { width: 390, height: 844 }

/** A page of its own profile; what goes wrong in it is collected. */
export async function openPage(
  browser: Browser,
  viewport: { readonly width: number; readonly height: number },
  troubles: string[],
): Promise<Page> {
  const page = await (await browser.newContext({ viewport, locale: 'en-GB' })).newPage()
  page.setDefaultTimeout(patienceMs)
  page.on('pageerror', error => troubles.push(String(error)))
  page.on('console', message => {
    if (message.type() === 'error') troubles.push(`${message.text()} ${message.location().url}`)
  })
  return page
}

/** Signs in by the form, as a person does. */
export async function signInOn(page: Page, gateway: string, email: string): Promise<void> {
  await page.goto(`${gateway}/sign-in`)
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('button', { name: /^Account of/ }).waitFor()
}
