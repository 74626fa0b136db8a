import assert from 'node:assert/strict'
import { test } from 'node:test'
import { getBracket, recordResult } from '@gym-it/contracts'
import { call } from '@gym-it/service-kit/testing'
import type { Page } from 'playwright-core'
import { withoutChromium } from './standing/browser.ts'
import { newTournament } from './standing/drawn.ts'
import { openHall } from './standing/hall.ts'
import { desktop, openPage, phone, signInOn } from './standing/pages.ts'
import type { SignedIn } from './standing/people.ts'

const names = ['Ana', 'Bea', 'Cem', 'Dan']

const semiFinal = (page: Page, rest: string) => page.getByLabel(new RegExp(`^Semi-final: Ana against Dan\\. ${rest}`))

/** What the card says in the very moment in which the dialog is gone. */
const cardWhenClosed = `new Promise(resolve => {
  new MutationObserver((_, observer) => {
    if (document.querySelector('[role=dialog]')) return
    observer.disconnect()
    resolve(document.querySelector('[aria-label*="Ana against Dan"]').getAttribute('aria-label'))
  }).observe(document.body, { subtree: true, childList: true })
})`

/** Records a win of this person in their open match, elsewhere. */
async function winElsewhere(gateway: string, as: SignedIn, id: number, name: string): Promise<void> {
  const { bracket } = (await call(gateway, getBracket, { params: { id } })).body
  const match = bracket.find(
    ({ status, participant1, participant2 }) =>
      status === 'ready' && [participant1?.name, participant2?.name].includes(name),
  )
  const winner = [match?.participant1, match?.participant2].find(one => one?.name === name)
  const body = { winner_id: winner?.id ?? 0 }
  await call(gateway, recordResult, { as, params: { id, match_id: match?.id ?? 0 }, body })
}

test('in the browser: what one enters another sees, also after a lost connection and a restart of services', {
  skip: withoutChromium,
}, async t => {
  const { stack, gateway, trainer, browser } = await openHall(t)
  const matTroubles: string[] = []
  const errors: string[] = []
  /** A page for which servers go away: what the browser itself says of requests that fail is expected. */
  const openWatching = async () => {
    const page = await openPage(browser, desktop, [])
    page.on('pageerror', error => errors.push(String(error)))
    return page
  }
  const id = await newTournament(gateway, trainer, { name: 'Watched by many', names })
  const address = `${gateway}/tournaments/${id}`
  const spectator = await openWatching()
  await spectator.goto(address)
  await spectator.getByRole('status').filter({ hasText: 'Live' }).waitFor()

  await t.test('a result tapped on one screen stands on the other', async part => {
    const mat = await openPage(browser, phone, matTroubles)
    await signInOn(mat, gateway, trainer.email)
    await mat.goto(address)
    await semiFinal(mat, 'Ready').click()
    await mat.getByRole('dialog').locator('.winner-button').filter({ hasText: 'Dan' }).click()
    const shown = mat.evaluate<string>(cardWhenClosed)
    const began = performance.now()
    await Promise.all([
      semiFinal(spectator, 'Won by Dan').waitFor(),
      mat.getByRole('button', { name: 'Save the result' }).click(),
    ])
    const ms = performance.now() - began
    part.diagnostic(`from the tap on Save to the other screen: ${ms.toFixed(0)} ms`)
    assert.match(await shown, /Won by Dan/, 'a second tap would meet the match as it was')
    assert.deepEqual(matTroubles, [])
    await mat.context().close()
  })

  await t.test('a connection that was lost is made up for', async () => {
    await spectator.context().setOffline(true)
    await spectator.getByRole('alert').filter({ hasText: 'No connection to the server.' }).waitFor()
    await winElsewhere(gateway, trainer, id, 'Bea')
    assert.equal(await spectator.getByLabel(/Won by Bea/).count(), 0, 'it is not cut off')
    await spectator.context().setOffline(false)
    await spectator.getByLabel(/^Semi-final: Bea against Cem\. Won by Bea/).waitFor()
    await spectator.getByRole('alert').filter({ hasText: 'No connection' }).waitFor({ state: 'hidden' })
    await spectator.getByRole('status').filter({ hasText: 'Live' }).waitFor()
    await spectator.context().close()
  })

  await t.test('the hall’s display, left alone while services restart, shows what came meanwhile', async () => {
    const display = await openWatching()
    await display.goto(`${address}/display`)
    await display.getByText('2 of 3 matches played').waitFor()
    for (const name of ['notification-service', 'tournament-service'] as const) await stack.stopService(name)
    await stack.startService('tournament-service')
    await winElsewhere(gateway, trainer, id, 'Bea')
    await stack.startService('notification-service')
    const champion = display.getByText('Champion', { exact: true })
    await champion.waitFor()
    await display.locator('.display-champion').getByText('Bea').waitFor()
    await display.locator('.display-stale').waitFor({ state: 'detached' })
  })
  assert.deepEqual(errors, [])
})
