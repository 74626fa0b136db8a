import assert from 'node:assert/strict'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { getBracket, recordResult } from '@gym-it/contracts'
import { type Cleanup, call, inReverse } from '@gym-it/service-kit/testing'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, patienceMs, withoutChromium } from './standing/browser.ts'
import { newTournament } from './standing/drawn.ts'
import { signInOn } from './standing/pages.ts'
import { newTrainer, type SignedIn } from './standing/people.ts'
import { openStack, testServer } from './standing/stack.ts'

const built = join(import.meta.dirname, '..', '..', 'web', 'dist')
const screen = { width: 1920, height: 1080 }
const step = { minutes: 5, ms: 300_000 }
const night = 10 * 60

/** A folder with the built web UI, which the test can replace while it is served. */
async function ownWebPages(cleanup: Cleanup): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gym-it-web-'))
  cleanup.after(() => rm(folder, { recursive: true, force: true }))
  await cp(built, folder, { recursive: true })
  for (const packed of ['index.html.gz', 'index.html.br']) await rm(join(folder, packed), { force: true })
  return folder
}

/** Puts another version in place of the built one: its script has another name, as it has after each build. */
async function deployNext(folder: string): Promise<void> {
  const page = await readFile(join(folder, 'index.html'), 'utf8')
  const [, script = ''] = /<script type="module"[^>]* src="\/([^"]+)"/.exec(page) ?? []
  const next = script.replace('.js', '-next.js')
  await cp(join(folder, script), join(folder, next))
  await writeFile(join(folder, 'index.html'), page.replace(script, next))
}

/** A hall's screen at plain http, where browsers have no service worker; its clock is the test's. */
async function openDisplay(browser: Browser, address: string, errors: string[]): Promise<Page> {
  const context = await browser.newContext({ viewport: screen, locale: 'en-GB' })
  const page = await context.newPage()
  page.setDefaultTimeout(patienceMs)
  page.on('pageerror', error => errors.push(String(error)))
  await page.addInitScript('delete Navigator.prototype.serviceWorker')
  await page.clock.install()
  await page.goto(address)
  await page.locator('.display-scene').waitFor()
  return page
}

/** Has the first side of the next match win; answers its name. */
async function winNext(gateway: string, as: SignedIn, id: number): Promise<string> {
  const { bracket } = (await call(gateway, getBracket, { params: { id } })).body
  const match = bracket.find(({ status }) => status === 'ready')
  assert.ok(match?.participant1)
  const body = { winner_id: match.participant1.id }
  await call(gateway, recordResult, { as, params: { id, match_id: match.id }, body })
  return match.participant1.name
}

const isBracket = (url: string) => url.endsWith('/bracket')

/** Lets time pass, and waits for what the page asks for in it. */
async function letPass(page: Page, minutes: number): Promise<void> {
  for (let passed = 0; passed < minutes; passed += step.minutes) {
    // A request that is given up for a newer one has an answer, too, but it never ends.
    const asked = page.waitForEvent('requestfinished', request => isBracket(request.url()))
    await page.clock.fastForward(step.ms)
    await asked
  }
}

/** What the page holds on to, after the browser has thrown away the rest. */
async function held(page: Page) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters')
  await devtools.detach()
  return { heap: usedSize, nodes, listeners: jsEventListeners }
}

test('in the browser: the hall’s display, left alone', { skip: withoutChromium }, async t => {
  const cleanup = inReverse(t)
  const folder = await ownWebPages(cleanup)
  const stack = await openStack(cleanup, testServer(), { env: { WEB_DIST: folder } })
  const gateway = stack.urls['api-gateway']
  const trainer = await newTrainer(stack)
  const browser = await openBrowser(cleanup)
  const names = Array.from({ length: 40 }, (_, index) => `Player ${String(index + 1).padStart(2, '0')}`)
  const id = await newTournament(gateway, trainer, {
    name: 'Night Open',
    names,
    tournament_type: 'groups_knockout',
    settings: { groups: 10 },
  })
  const errors: string[] = []
  const display = await openDisplay(browser, `${gateway}/tournaments/${id}/display`, errors)

  await t.test('all groups come, by themselves', async () => {
    const seen = new Set<string>()
    for (let turns = 0; turns < 40 && seen.size < 10; turns += 1) {
      for (const title of await display.locator('.display-table caption').allTextContents()) seen.add(title)
      await display.clock.fastForward(12_000)
    }
    assert.equal(seen.size, 10, [...seen].join(', '))
  })

  await t.test('a night without reload: it shows the newest state and holds on to no more than before', async part => {
    await display.evaluate('window.sinceEvening = true')
    await letPass(display, 60)
    const evening = await held(display)
    await letPass(display, night / 2)
    await stack.stopService('api-gateway')
    await display.clock.fastForward(step.ms)
    await display.locator('.display-stale').waitFor()
    await stack.startService('api-gateway')
    await letPass(display, night / 2)
    const morning = await held(display)
    part.diagnostic(`evening ${JSON.stringify(evening)}, morning ${JSON.stringify(morning)}`)
    // Pages of the display differ in how much they hold, the same at any hour.
    assert.ok(morning.nodes < evening.nodes * 1.25, 'the nodes of the page')
    assert.ok(morning.listeners < evening.listeners * 1.25, 'the listeners of the page')
    assert.ok(morning.heap < evening.heap * 1.25, 'the memory of its script')

    const winner = await winNext(gateway, trainer, id)
    await display.clock.fastForward(step.ms)
    await display.locator('.display-latest').getByText(winner).waitFor()
    await display.locator('.display-stale').waitFor({ state: 'detached' })
    assert.equal(await display.evaluate('window.sinceEvening'), true, 'it was not loaded anew')
  })

  await t.test('a newer version is taken by itself, at a quiet moment', async () => {
    await display.keyboard.press('Space')
    await display.getByRole('button', { name: 'Let the pages turn' }).waitFor()
    await deployNext(folder)
    await letPass(display, 30)
    assert.equal(await display.evaluate('window.sinceEvening'), true, 'not while somebody holds the page')
    await display.keyboard.press('Space')
    const isLoaded = display.waitForEvent('load')
    await display.clock.fastForward(step.ms)
    await isLoaded
    await display.locator('.display-scene').waitFor()
    await display.locator('script[src$="-next.js"]').waitFor({ state: 'attached' })
    await display.context().close()
  })

  await t.test(
    'the champion is shown at once, whichever page stood there, and then the pages go on turning',
    async () => {
      const small = await newTournament(gateway, trainer, {
        name: 'Short Evening',
        names: ['Ana', 'Bea', 'Cem', 'Dan'],
      })
      await winNext(gateway, trainer, small)
      await winNext(gateway, trainer, small)
      const page = await openDisplay(browser, `${gateway}/tournaments/${small}/display`, errors)
      const pageOf = (title: string) => page.getByRole('heading', { name: title, exact: true }).waitFor()
      await pageOf('Ready to play')
      await page.clock.fastForward(12_000)
      await pageOf('Latest results')
      const champion = await winNext(gateway, trainer, small)
      await page.locator('.display-champion').getByText(champion).waitFor()
      await page.clock.fastForward(25_000)
      await pageOf('Standings')
      await page.context().close()
    },
  )

  await t.test(
    'who is not signed in is told that it may be for members, and comes back after the sign-in',
    async () => {
      const plan = { name: 'Members Open', names: ['Ana', 'Bea'], visibility: 'members' } as const
      const theirs = await newTournament(gateway, trainer, plan)
      const page = await (await browser.newContext({ viewport: screen, locale: 'en-GB' })).newPage()
      page.setDefaultTimeout(patienceMs)
      await page.goto(`${gateway}/tournaments/${theirs}/display`)
      await page.getByText('If it is for members').waitFor()
      assert.equal(
        await page.getByRole('link', { name: 'Sign in' }).getAttribute('href'),
        `/sign-in?to=%2Ftournaments%2F${theirs}%2Fdisplay`,
      )
      await signInOn(page, gateway, trainer.email)
      await page.goto(`${gateway}/tournaments/${theirs}/display`)
      await page.getByRole('heading', { name: 'Members Open' }).first().waitFor()
      await page.context().close()
    },
  )
  assert.deepEqual(errors, [])
})
