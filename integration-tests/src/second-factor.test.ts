import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inReverse } from '@gym-it/service-kit/testing'
import type { Page } from 'playwright-core'
import { openBrowser, patienceMs, withoutChromium } from './standing/browser.ts'
import { password, register } from './standing/people.ts'
import { openStack, testServer } from './standing/stack.ts'
import { totpCode } from './standing/totp-code.ts'

/** Gives the browser an authenticator that verifies its user by itself. */
async function giveAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
}

test('in the browser: an app and a passkey are added, and sign in besides the password', {
  skip: withoutChromium,
}, async t => {
  const cleanup = inReverse(t)
  const stack = await openStack(cleanup, testServer(), { services: ['api-gateway', 'auth-service', 'user-service'] })
  // Passkeys are for names, not for addresses of machines.
  const gateway = stack.urls['api-gateway'].replace('127.0.0.1', 'localhost')
  const { email } = await register(gateway)
  const browser = await openBrowser(cleanup)
  const troubles: string[] = []
  const page = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  page.setDefaultTimeout(patienceMs)
  page.on('pageerror', error => troubles.push(String(error)))
  await giveAuthenticator(page)

  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const writePassword = async () => {
    await page.goto(`${gateway}/sign-in`)
    await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  }
  const leave = async () => {
    await button(/^Account of/).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('link', { name: 'Sign in' }).first().waitFor()
  }

  await writePassword()
  await button(/^Account of/).waitFor()
  await page.goto(`${gateway}/profile`)
  await button('Add an authenticator app').click()
  await page.getByRole('img', { name: /^QR code/ }).waitFor()
  const link = await page.getByRole('link', { name: 'open the app on this device' }).getAttribute('href')
  const secret = new URL(link ?? '').searchParams.get('secret') ?? ''
  await page.getByRole('textbox', { name: 'Code that the app shows' }).fill(totpCode(secret))
  await button('Switch on').click()
  await button('I have kept them').waitFor()
  const codes = await page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem').allTextContents()
  assert.equal(codes.length, 10)
  await button('I have kept them').click()
  await button('Add a passkey').click()
  await button(/^Rename Passkey of/).waitFor()
  await leave()

  await writePassword()
  await button('Show the passkey').click()
  await button(/^Account of/).waitFor()
  await leave()

  await writePassword()
  await button('Use a recovery code').click()
  await page.getByRole('textbox', { name: 'Recovery code' }).fill(codes[0] ?? '')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await button(/^Account of/).waitFor()
  await page.goto(`${gateway}/profile`)
  await button('New recovery codes (9 left)').waitFor()
  assert.deepEqual(troubles, [])
})
