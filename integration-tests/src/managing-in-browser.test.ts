import assert from 'node:assert/strict'
import { test } from 'node:test'
import { getBracket, getTournament, listParticipants, listTournaments, updateTournament } from '@gym-it/contracts'
import { call } from '@gym-it/service-kit/testing'
import type { Page } from 'playwright-core'
import { withoutChromium } from './standing/browser.ts'
import { newTournament } from './standing/drawn.ts'
import { openHall } from './standing/hall.ts'
import { desktop, openPage, phone, signInOn } from './standing/pages.ts'
import { newMember, password } from './standing/people.ts'
import { assertFitsWidth } from './standing/width.ts'

const names = ['Ana', 'Bea', 'Cem', 'Dov']

/** Lets the calls of this method arrive, and loses every answer. */
const loseAnswers = (page: Page, method: string, address: RegExp) =>
  page.route(address, async route => {
    if (route.request().method() !== method) return route.continue()
    await route.fetch()
    await route.abort()
  })
const seedOf = (page: Page, name: string) => page.getByRole('textbox', { name: `Seed of ${name},` })
const more = async (page: Page, item: string) => {
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

test('in the browser: a trainer seeds, draws, edits, pauses, copies and disqualifies', {
  skip: withoutChromium,
}, async t => {
  const { stack, gateway, trainer, browser } = await openHall(t)
  const troubles: string[] = []
  const page = await openPage(browser, desktop, troubles)
  await signInOn(page, gateway, trainer.email)
  const tournament = async (id: number) => (await call(gateway, getTournament, { as: trainer, params: { id } })).body
  const namesIn = async (id: number) =>
    (await call(gateway, listParticipants, { as: trainer, params: { id } })).body.map(({ name }) => name)

  await t.test(
    'seeds by drag, by keyboard and by number; an order that is not saved survives a look at the names',
    async () => {
      const id = await newTournament(gateway, trainer, { name: 'Seeded', names, isOpen: true })
      await page.goto(`${gateway}/tournaments/${id}/participants`)
      await page.getByText('Seeds', { exact: true }).click()
      const grip = (name: string) => page.getByRole('button', { name: `Move ${name}, seed` })
      const [from, to] = [await grip('Dov').boundingBox(), await grip('Ana').boundingBox()]
      assert.ok(from && to)
      await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
      await page.mouse.down()
      await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 12 })
      await page.getByText('Dov is at seed 1 of 4.').waitFor({ state: 'attached' })
      await page.mouse.up()
      await page.getByRole('button', { name: 'Move Dov, seed 1' }).waitFor()

      await grip('Ana').press('Space')
      await page.getByText('Ana is at seed 2 of 4.').waitFor({ state: 'attached' })
      await page.keyboard.press('ArrowDown')
      await page.getByText('Ana is at seed 3 of 4.').waitFor({ state: 'attached' })
      await page.keyboard.press('Space')
      await page.getByRole('button', { name: 'Move Ana, seed 3' }).waitFor()

      await seedOf(page, 'Cem').fill('1')
      await seedOf(page, 'Cem').press('Enter')
      await page.getByRole('button', { name: 'Move Cem, seed 1' }).waitFor()

      await page.getByText('Names', { exact: true }).click()
      await page.getByText('The order of the seeds is not saved yet').waitFor()
      await page.getByText('Seeds', { exact: true }).click()
      await page.getByRole('button', { name: 'Save the seeds' }).click()
      await page.getByText('The seeds are saved.').waitFor()
      const { body } = await call(gateway, listParticipants, { params: { id } })
      const seeded = body.toSorted((one, two) => (one.given_seed ?? 9) - (two.given_seed ?? 9))
      assert.deepEqual(
        seeded.map(({ name }) => name),
        ['Cem', 'Dov', 'Bea', 'Ana'],
      )
    },
  )

  await t.test('an answer that was lost makes no second tournament, and nobody is drawn who is not meant', async () => {
    await page.goto(`${gateway}/tournaments/new`)
    await page.getByRole('textbox', { name: 'Name' }).fill('Lost Cup')
    await page.getByRole('button', { name: 'Next: who takes part' }).click()
    await page.getByRole('textbox', { name: 'Names, one a line' }).fill('Ana\nBae')
    await page.getByRole('button', { name: 'Next: the draw' }).click()
    await loseAnswers(page, 'POST', /\/tournaments$/)
    await page.getByRole('button', { name: 'Create and draw' }).click()
    await page.getByText('The server cannot be reached').waitFor()
    await page.unrouteAll({ behavior: 'wait' })

    // It is kept with the draft, so loading the page anew changes nothing.
    await page.reload()
    await page.getByText('Your draft is back.').waitFor()
    await loseAnswers(page, 'PUT', /\/participants$/)
    await page.getByRole('button', { name: 'Create and draw' }).click()
    await page.getByText('The server cannot be reached').waitFor()
    await page.unrouteAll({ behavior: 'wait' })

    await page.getByRole('button', { name: /Who takes part$/ }).click()
    await page.getByRole('textbox', { name: 'Names, one a line' }).fill('Ana\nBea')
    await page.getByRole('button', { name: 'Next: the draw' }).click()
    await page.getByRole('button', { name: 'Create and draw' }).click()
    await page.getByText('An earlier attempt has entered other names: 2.').waitFor()
    await page.waitForURL(/\/participants$/, { waitUntil: 'commit' })
    assert.equal(await page.getByRole('textbox', { name: 'Names, one a line' }).inputValue(), 'Ana\nBea')
    const { body } = await call(gateway, listTournaments, { query: { q: 'Lost Cup' } })
    assert.equal(body.tournaments.length, 1)
    assert.equal(body.tournaments[0]?.status, 'setup')
    assert.deepEqual(await namesIn(body.tournaments[0]?.id ?? 0), ['Ana', 'Bae'])
    troubles.splice(0, troubles.length, ...troubles.filter(text => !text.includes('ERR_FAILED')))
  })

  await t.test('lots: the published seed is checked, and what its seal is worth is said', async () => {
    const id = await newTournament(gateway, trainer, { name: 'Lots', names, settings: { seeding: 'random' } })
    await page.goto(`${gateway}/tournaments/${id}/participants`)
    await page.getByRole('button', { name: 'Check it now' }).click()
    await page.getByText('it gives exactly this order').waitFor()
    await page.getByText(/^The seal was public for \d+ seconds? before the draw/).waitFor()
    await more(page, 'Draw again')
    await page.getByRole('dialog').getByRole('button', { name: 'Draw again' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.goto(`${gateway}/tournaments/${id}/participants`)
    await page.getByRole('button', { name: 'Check it now' }).click()
    await page.getByText('It was drawn 2 times.').waitFor()
  })

  await t.test('pause and resume, and a copy with the same people', async () => {
    const id = await newTournament(gateway, trainer, { name: 'Paused Cup', names })
    await page.goto(`${gateway}/tournaments/${id}`)
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByRole('button', { name: 'Resume' }).waitFor()
    assert.equal((await tournament(id)).is_paused, true)
    await page.getByRole('button', { name: 'Resume' }).click()
    await page.getByRole('button', { name: 'Pause' }).waitFor()
    assert.equal((await tournament(id)).is_paused, false)

    await more(page, 'Copy')
    const dialog = page.getByRole('dialog', { name: 'Copy the tournament' })
    await dialog.getByRole('textbox', { name: 'Name of the tournament' }).fill('Second Cup')
    await dialog.getByRole('button', { name: 'Copy' }).click()
    await page.getByRole('heading', { name: 'Second Cup' }).waitFor()
    const copy = Number(/tournaments\/(\d+)\/participants$/.exec(page.url())?.[1])
    assert.notEqual(copy, id)
    assert.deepEqual(await namesIn(copy), names)
  })

  await t.test('a disqualification by policy changes what its preview says', async () => {
    const id = await newTournament(gateway, trainer, { name: 'Table', names, tournament_type: 'round_robin' })
    await page.goto(`${gateway}/tournaments/${id}/participants`)
    await page.getByRole('button', { name: 'Actions for Bea' }).click()
    await page.getByRole('menuitem', { name: 'Withdraw or disqualify' }).click()
    const dialog = page.getByRole('dialog', { name: 'Bea leaves' })
    await dialog.getByText('Is disqualified').click()
    await dialog.getByRole('radio', { name: /Keep what was played/ }).check()
    await dialog.getByRole('status').filter({ hasText: '3 matches change' }).waitFor()
    const before = (await call(gateway, getBracket, { params: { id } })).body.bracket
    assert.ok(
      before.every(match => match.status === 'ready'),
      'a preview changes nothing',
    )
    await dialog.getByRole('button', { name: 'Disqualify' }).click()
    await page.getByText('Bea is out.').waitFor()
    const after = (await call(gateway, getBracket, { params: { id } })).body.bracket
    assert.equal(after.filter(match => match.status !== 'ready').length, 3)
  })

  await t.test(
    'a name with a slip is edited; what somebody else changed meanwhile is shown before anything is saved',
    async () => {
      const id = await newTournament(gateway, trainer, { name: 'Autum Open', names })
      await page.goto(`${gateway}/tournaments/${id}`)
      await more(page, 'Edit')
      const dialog = page.getByRole('dialog', { name: 'Edit the tournament' })
      await dialog.getByRole('textbox', { name: 'Name of the tournament' }).fill('Autumn Open')
      const body = { max_participants: 20, start_date: '2030-02-02' }
      await call(gateway, updateTournament, { as: trainer, params: { id }, body })
      await dialog.getByRole('button', { name: 'Save' }).click()
      await dialog.getByText('Somebody else has changed this tournament').waitFor()
      assert.equal((await tournament(id)).name, 'Autum Open')
      assert.equal(await dialog.getByRole('textbox', { name: 'Name of the tournament' }).inputValue(), 'Autumn Open')
      assert.equal(await dialog.getByLabel('Day').inputValue(), '2030-02-02')
      await dialog.getByRole('switch', { name: 'Only for members' }).check()
      await dialog.getByRole('button', { name: 'Save' }).click()
      await page.getByRole('heading', { name: 'Autumn Open' }).waitFor()
      const { name, max_participants, visibility } = await tournament(id)
      assert.deepEqual(
        { name, max_participants, visibility },
        { name: 'Autumn Open', max_participants: 20, visibility: 'members' },
      )

      const stranger = await openPage(browser, phone, [])
      await stranger.goto(`${gateway}/tournaments/${id}`)
      await stranger.getByText('If it is for members, sign in to see it.').waitFor()
      await assertFitsWidth(stranger)
      await stranger.getByRole('main').getByRole('link', { name: 'Sign in' }).click()
      await stranger.getByRole('textbox', { name: 'E-mail' }).fill((await newMember(stack)).email)
      await stranger.getByLabel('Password', { exact: true }).fill(password)
      await stranger.getByRole('button', { name: 'Sign in', exact: true }).click()
      await stranger.getByRole('heading', { name: 'Autumn Open' }).waitFor()
    },
  )

  await t.test('for whom and until when is said in the wizard, too', async () => {
    await page.goto(`${gateway}/tournaments/new`)
    await page.getByRole('textbox', { name: 'Name' }).fill('Closed Cup')
    await page.getByText('More settings', { exact: true }).click()
    await page.getByLabel('Members can ask to join until').fill('2030-01-30T18:00')
    await page.getByRole('switch', { name: 'Only for members' }).check()
    await page.getByRole('button', { name: 'Create the tournament' }).click()
    await page.waitForURL(/\/participants$/, { waitUntil: 'commit' })
    const made = await tournament(Number(/tournaments\/(\d+)/.exec(page.url())?.[1]))
    assert.equal(made.visibility, 'members')
    const wanted = await page.evaluate(`new Date('2030-01-30T18:00').toISOString()`)
    assert.equal(made.registration_deadline, wanted)
  })
  assert.deepEqual(troubles, [])
})
