import assert from 'node:assert/strict'
import { test } from 'node:test'
import { getBracket, recordResult } from '@gym-it/contracts'
import { call, until } from '@gym-it/service-kit/testing'
import type { Page } from 'playwright-core'
import { patienceMs, withoutChromium } from './standing/browser.ts'
import { newTournament } from './standing/drawn.ts'
import { openHall } from './standing/hall.ts'
import { desktop, openPage, phone } from './standing/pages.ts'
import type { SignedIn } from './standing/people.ts'

const names = Array.from({ length: 32 }, (_, index) => `Player ${index + 1}.`)

interface View {
  readonly x: number
  readonly y: number
  readonly k: number
}

/** How the drawing stands in its frame. */
const viewOf = (page: Page): Promise<View> =>
  page.evaluate(`(() => {
    const { transform } = document.querySelector('.tree').style
    const [x, y, k] = /translate\\((.+)px, (.+)px\\) scale\\((.+)\\)/.exec(transform).slice(1).map(Number)
    return { x, y, k }
  })()`)

/** Waits until the drawing stands as it should. */
const untilView = (page: Page, what: string, holds: (view: View) => boolean): Promise<View> =>
  until(
    what,
    async () => {
      const view = await viewOf(page)
      return holds(view) ? view : undefined
    },
    patienceMs,
  )

const frameOf = async (page: Page) => {
  const box = await page.locator('.tree-frame').boundingBox()
  assert.ok(box)
  return box
}
/** A card lies in the frame as a whole. */
const isInFrame = (page: Page, id: string): Promise<boolean> =>
  page.evaluate(`(() => {
    const one = document.querySelector(${JSON.stringify(id)}).getBoundingClientRect()
    const frame = document.querySelector('.tree-frame').getBoundingClientRect()
    return one.left >= frame.left && one.right <= frame.right && one.top >= frame.top && one.bottom <= frame.bottom
  })()`)

/** Everybody who is expected to wins the first round. */
async function playFirstRound(gateway: string, as: SignedIn, id: number): Promise<void> {
  const { bracket } = (await call(gateway, getBracket, { params: { id } })).body
  for (const { id: match_id, participant1 } of bracket.filter(match => match.status === 'ready')) {
    await call(gateway, recordResult, { as, params: { id, match_id }, body: { winner_id: participant1?.id ?? 0 } })
  }
}

/** Two fingers on the middle of the frame, that go apart. */
async function pinch(page: Page): Promise<void> {
  const { x, y, width, height } = await frameOf(page)
  const [midX, midY] = [x + width / 2, y + height / 2]
  const devtools = await page.context().newCDPSession(page)
  const fingers = (apart: number) => [
    { x: midX - apart, y: midY, id: 1 },
    { x: midX + apart, y: midY, id: 2 },
  ]
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart?: number) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints: apart === undefined ? [] : fingers(apart) })
  await send('touchStart', 30)
  for (const apart of [45, 60, 75, 90]) await send('touchMove', apart)
  await send('touchEnd')
}

test('in the browser: a large bracket is moved by mouse, wheel, buttons, map, search and keys, and on a phone by fingers', {
  skip: withoutChromium,
}, async t => {
  const { gateway, trainer, browser } = await openHall(t)
  const settings = { third_place: true }
  const id = await newTournament(gateway, trainer, { name: 'Large', names, settings })
  await playFirstRound(gateway, trainer, id)
  const troubles: string[] = []
  const page = await openPage(browser, desktop, troubles)
  // Nothing glides, so that every step can be measured at once.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(`${gateway}/tournaments/${id}`)
  const tool = (name: string, on = page) => on.getByRole('button', { name, exact: true })
  await tool('Zoom in').waitFor()
  const { mouse, keyboard } = page

  await t.test('dragging moves it as far as the mouse', async () => {
    const before = await viewOf(page)
    const { x, y } = await frameOf(page)
    await mouse.move(x + 500, y + 300)
    await mouse.down()
    await mouse.move(x + 480, y + 260)
    await mouse.move(x + 440, y + 180)
    await mouse.up()
    const after = await untilView(page, 'the drawing moved', view => view.y !== before.y)
    // As wide as the frame: sideways it has nowhere to go.
    assert.deepEqual(after, { ...before, y: before.y - 120 })
  })

  await t.test('a wheel pans, and zooms with Ctrl; so do the buttons', async () => {
    const { x, y } = await frameOf(page)
    await mouse.move(x + 500, y + 300)
    const before = await viewOf(page)
    // First the page moves, until all of the frame is seen.
    const panned = await until(
      'the wheel panned',
      async () => {
        await mouse.wheel(0, 60)
        const view = await viewOf(page)
        return view.y < before.y ? view : undefined
      },
      patienceMs,
    )
    assert.equal(panned.k, before.k)
    await keyboard.down('Control')
    await mouse.wheel(0, -120)
    await keyboard.up('Control')
    const zoomed = await untilView(page, 'the wheel zoomed', view => view.k > before.k)
    await tool('Zoom out').click()
    const smaller = await untilView(page, 'a button zoomed out', view => view.k < zoomed.k)
    await tool('Zoom in').click()
    await untilView(page, 'a button zoomed in', view => view.k > smaller.k)
    await tool('Show everything').click()
    const { width, height } = await frameOf(page)
    const all = await untilView(page, 'all is seen', view => view.k < smaller.k)
    const tree = await page.locator('.tree').boundingBox()
    assert.ok(tree && tree.width <= width && tree.height <= height && all.x >= 0 && all.y >= 0)
  })

  await t.test('the small map moves the view', async () => {
    await tool('Zoom in').click()
    await tool('Zoom in').click()
    const before = await viewOf(page)
    const map = await page.locator('.minimap').boundingBox()
    assert.ok(map)
    await mouse.click(map.x + map.width / 2, map.y + map.height - 12)
    await untilView(page, 'the map moved it', view => view.y < before.y)
  })

  await t.test('whoever is looked for comes into view, and the way lights up', async () => {
    await page.getByRole('button', { name: 'Find a person in the bracket' }).click()
    await page.getByRole('combobox', { name: 'Find a person in the bracket' }).fill('Player 2.')
    await page.getByRole('option', { name: 'Player 2.', exact: true }).click()
    await page.locator('.tree-place[data-mark=own] .side-found').first().waitFor()
    const next = '.tree-place[data-mark=own]:has(.match-ready)'
    await until('the match in view', () => isInFrame(page, next), patienceMs)
    assert.notEqual(await page.locator('.line-won').getAttribute('d'), '')
    await page.getByLabel('Show everybody again').click()
    await page.locator('.tree[data-traced]').waitFor({ state: 'detached' })
  })

  await t.test('arrows go from match to match along the lines, and show where its loser goes', async () => {
    const focused = () => page.evaluate<string>('document.activeElement.getAttribute("aria-label")')
    await page.locator('.tree-frame').focus()
    await keyboard.press('0')
    await keyboard.press('ArrowRight')
    assert.match(await focused(), /^Round of 32/)
    for (const round of [/^Round of 16/, /^Quarter-final/, /^Semi-final/]) {
      await keyboard.press('ArrowRight')
      assert.match(await focused(), round)
    }
    assert.match(await focused(), /The loser goes on to: the match for third place$/)
    const lines = page.locator('.tree-lines > .line-lost').first()
    await until('its line', async () => (await lines.getAttribute('d'))?.split('M').length === 2)
    await tool('Show where losers go').click()
    await until('both lines', async () => (await lines.getAttribute('d'))?.split('M').length === 3)
    await keyboard.press('ArrowLeft')
  })

  await t.test('rounds that are over fold away and come back', async () => {
    const places = page.locator('.tree-place')
    assert.equal(await places.count(), 32)
    await tool('Hide the rounds that are over').click()
    await until('the first round folded away', async () => (await places.count()) === 16)
    await tool('Show all rounds').click()
    await until('all rounds', async () => (await places.count()) === 32)
  })

  await t.test('on paper it begins at its beginning, however it was moved', async () => {
    await page.emulateMedia({ media: 'print' })
    assert.equal(await page.evaluate('getComputedStyle(document.querySelector(".tree")).transform'), 'none')
    assert.equal(await page.locator('.tree-place .side-name').first().isVisible(), true)
    await page.emulateMedia({ media: 'screen' })
  })

  await t.test('on a phone: a round at a time, by taps and by a swipe; the whole of it by two fingers', async () => {
    const context = await browser.newContext({ viewport: phone, hasTouch: true, isMobile: true, locale: 'en-GB' })
    const hand = await context.newPage()
    hand.setDefaultTimeout(patienceMs)
    hand.on('pageerror', error => troubles.push(String(error)))
    await hand.emulateMedia({ reducedMotion: 'reduce' })
    await hand.goto(`${gateway}/tournaments/${id}`)
    await hand.getByRole('heading', { name: 'Round of 16' }).waitFor()
    assert.equal(await hand.locator('.round-match').count(), 8, 'only the round that is played')
    await hand.getByRole('button', { name: /^QF/ }).tap()
    await hand.getByRole('heading', { name: 'Quarter-finals' }).waitFor()
    await hand.getByRole('button', { name: 'Whole bracket' }).tap()
    await tool('Zoom in', hand).waitFor()
    await hand.locator('.tree-frame').scrollIntoViewIfNeeded()
    const before = await viewOf(hand)
    await pinch(hand)
    await untilView(hand, 'fingers zoomed', view => view.k > before.k)
    await context.close()
  })
  assert.deepEqual(troubles, [])
})
