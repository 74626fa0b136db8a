import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { inReverse, until } from '@gym-it/service-kit/testing'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { openBrowser, patienceMs, withoutChromium } from './standing/browser.ts'
import { password, register } from './standing/people.ts'
import { openStack, testServer } from './standing/stack.ts'

const newPassword = 'quite another pass phrase'
const desktop = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0'
const handset = 'Mozilla/5.0 (Linux; Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0'

async function signIn(page: Page, gateway: string, email: string, secret: string): Promise<void> {
  await page.goto(`${gateway}/sign-in`)
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByLabel('Password', { exact: true }).fill(secret)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('button', { name: /^Account of/ }).waitFor()
}

/** What stands behind the address of the page in the only mail that lies there, such as `/reset-password#token=…`. */
const mailedLink = (folder: string) =>
  until('the mail lies in the folder', async () => {
    const mails = await readdir(folder)
    const link = /https?:\/\/\S+/.exec(await readFile(join(folder, mails[0] ?? ''), 'utf8'))?.[0]
    assert.ok(link, 'the mail holds no link')
    const { pathname, hash } = new URL(link)
    return pathname + hash
  })

test('in the browser: a mailed link sets a new password, and a device that is signed out elsewhere is out', {
  skip: withoutChromium,
}, async t => {
  const cleanup = inReverse(t)
  const stack = await openStack(cleanup, testServer(), { services: ['api-gateway', 'auth-service', 'user-service'] })
  const gateway = stack.urls['api-gateway']
  const { email } = await register(gateway)
  const browser = await openBrowser(cleanup)
  const troubles: string[] = []
  const open = async (options: BrowserContextOptions) => {
    const page = await (await browser.newContext({ ...options, locale: 'en-GB' })).newPage()
    page.setDefaultTimeout(patienceMs)
    page.on('pageerror', error => troubles.push(String(error)))
    return page
  }
  const phone = await open({ userAgent: handset, viewport: { width: 390, height: 844 } })
  await signIn(phone, gateway, email, password)

  const desk = await open({ userAgent: desktop })
  await desk.goto(`${gateway}/sign-in`)
  await desk.getByRole('link', { name: 'Forgot your password?' }).click()
  // Until then the field that is called so is the one for signing in.
  await desk.getByRole('heading', { name: 'Forgot your password?' }).waitFor()
  await desk.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await desk.getByRole('button', { name: 'Mail me a link' }).click()
  await desk.getByRole('heading', { name: 'Look into your mailbox' }).waitFor()

  await desk.goto(gateway + (await mailedLink(join(stack.dataDir, 'mail'))))
  const field = desk.getByLabel('New password', { exact: true })
  await field.fill('password1')
  await desk.getByRole('button', { name: 'Set the password' }).click()
  await desk.getByText('This password is one of the commonest').waitFor()
  await field.fill(newPassword)
  await desk.getByRole('button', { name: 'Set the password' }).click()
  await desk.getByRole('heading', { name: 'Your new password is set' }).waitFor()
  await signIn(desk, gateway, email, newPassword)
  await phone.goto(`${gateway}/profile`)
  await phone.getByRole('heading', { name: 'Sign in to go on' }).waitFor()

  await signIn(phone, gateway, email, newPassword)
  await desk.goto(`${gateway}/profile`)
  await desk.getByRole('listitem').filter({ hasText: 'Firefox on Windows this one' }).waitFor()
  await desk.getByRole('button', { name: /^Sign out Firefox on Android/ }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Sign out', exact: true }).click()
  await desk.getByRole('status').filter({ hasText: 'Firefox on Android is signed out.' }).waitFor()
  await desk.getByRole('button', { name: /^Sign out Firefox on Android/ }).waitFor({ state: 'detached' })
  await phone.goto(`${gateway}/profile`)
  await phone.getByRole('heading', { name: 'Sign in to go on' }).waitFor()
  assert.deepEqual(troubles, [])
})
