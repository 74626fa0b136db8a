import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { type Cleanup, until } from '@gym-it/service-kit/testing'
import { withoutChromium } from './standing/browser.ts'
import { newTournament } from './standing/drawn.ts'
import { openHall } from './standing/hall.ts'
import { desktop, openPage } from './standing/pages.ts'

const publicAddress = 'http://192.0.2.17:8000'

/** The page of a club elsewhere, which frames these addresses one below the other. */
async function openClubPage(cleanup: Cleanup, framed: readonly string[]): Promise<string> {
  const frames = framed.map(address => `<iframe src="${address}" width="1000" height="600"></iframe>`)
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(`<!doctype html><title>Our club</title>${frames.join('')}`)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  cleanup.after(async () => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

test('in the browser: what is shared leads others here, and only the embed is shown inside their pages', {
  skip: withoutChromium,
}, async t => {
  const { gateway, trainer, browser } = await openHall(t, { env: { PUBLIC_URL: publicAddress } })
  const id = await newTournament(gateway, trainer, { name: 'Shared Open', names: ['Ana', 'Bea', 'Cem', 'Dan'] })

  await t.test('opened on the machine itself, it says the address that others can open', async () => {
    const page = await openPage(browser, desktop, [])
    await page.goto(`${gateway}/tournaments/${id}`)
    await page.getByRole('button', { name: 'Share' }).click()
    const dialog = page.getByRole('dialog')
    const valueIn = (label: string) => dialog.getByLabel(label, { exact: true }).inputValue()
    await dialog.getByRole('img', { name: 'QR code of Shared Open' }).waitFor()
    // Asked for when the dialog opens: until the answer is there, the link leads to where the page was opened.
    await until(
      'the link leads others here',
      async () => (await valueIn('Link')) === `${publicAddress}/tournaments/${id}`,
    )
    assert.match(await valueIn('Code to paste'), new RegExp(`src="${publicAddress}/embed/tournaments/${id}"`))
    await page.goto(`${gateway}/tournaments/${id}/display`)
    await page.getByText(`192.0.2.17:8000/tournaments/${id}`).waitFor()
    await page.context().close()
  })

  await t.test('where the server knows of no such address, it says so instead of misleading', async () => {
    const page = await openPage(browser, desktop, [])
    await page.route('**/public-address.json', route => route.fulfill({ json: { address: null } }))
    await page.goto(`${gateway}/tournaments/${id}`)
    await page.getByRole('button', { name: 'Share' }).click()
    await page.getByText('it works only on this computer').waitFor()
    await page.goto(`${gateway}/tournaments/${id}/display`)
    await page.getByText('Only on this computer').waitFor()
    assert.equal(await page.getByRole('img', { name: 'QR code' }).count(), 0)
    await page.context().close()
  })

  await t.test('a page of another origin shows the embed, live, and nothing else of here', async () => {
    const paths = [`/embed/tournaments/${id}`, '/', '/embed/x', `/tournaments/${id}`]
    const club = await openClubPage(
      t,
      paths.map(path => `${gateway}${path}`),
    )
    const troubles: string[] = []
    const page = await openPage(browser, desktop, troubles)
    await page.goto(club)
    const frameOf = (index: number) => page.frameLocator(`iframe >> nth=${index}`)
    await frameOf(0)
      .getByLabel(/^Semi-final: Ana against Dan/)
      .waitFor()
    await frameOf(0).getByRole('status').filter({ hasText: 'Live' }).waitFor()
    const refused = () => troubles.filter(trouble => trouble.includes('frame-ancestors'))
    assert.equal(refused().length, paths.length - 1, troubles.join('\n'))
    for (const index of [1, 2, 3]) assert.equal(await frameOf(index).locator('#root').count(), 0, paths[index])

    const opened = page.context().waitForEvent('page')
    await frameOf(0).getByRole('link', { name: 'Open in GYM IT' }).click()
    assert.equal((await opened).url(), `${gateway}/tournaments/${id}`)
    await frameOf(0)
      .getByLabel(/^Semi-final: Ana against Dan/)
      .waitFor()
    await page.context().close()
  })
})
