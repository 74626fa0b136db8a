import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addParticipant, listParticipants } from '@gym-it/contracts'
import { call } from '@gym-it/service-kit/testing'
import type { Page } from 'playwright-core'
import { withoutChromium } from './standing/browser.ts'
import { newTournament } from './standing/drawn.ts'
import { openHall } from './standing/hall.ts'
import { desktop, openPage, signInOn } from './standing/pages.ts'
import { newMember } from './standing/people.ts'

const namesField = (page: Page) => page.getByRole('textbox', { name: 'Names, one a line' })
const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

/** As a person lets a file go over the page. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const data = await page.evaluateHandle(
    `(() => {
      const data = new DataTransfer()
      data.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}, { type: 'text/csv' }))
      return data
    })()`,
  )
  await page.locator('.names-field').dispatchEvent('drop', { dataTransfer: data })
}

/** Holds calls of this method back until the answer is called. */
async function hold(page: Page, method: string): Promise<() => void> {
  let release = () => {}
  const released = new Promise<void>(resolve => {
    release = resolve
  })
  await page.route(/\/participants$/, async route => {
    if (route.request().method() === method) await released
    await route.continue()
  })
  return release
}

test('in the browser: names by file, by paste and by request; nothing that was typed is lost', {
  skip: withoutChromium,
}, async t => {
  const { stack, gateway, trainer, browser } = await openHall(t)
  const troubles: string[] = []
  const page = await openPage(browser, desktop, troubles)
  await signInOn(page, gateway, trainer.email)
  const open = async (name: string, names: readonly string[] = []) => {
    const id = await newTournament(gateway, trainer, { name, names, isOpen: true, max_participants: 16 })
    await page.goto(`${gateway}/tournaments/${id}/participants`)
    await namesField(page).waitFor()
    return id
  }
  const entered = async (id: number) => {
    const { body } = await call(gateway, listParticipants, { as: trainer, params: { id } })
    return body.filter(one => one.status === 'approved').map(({ name, club }) => (club ? `${name} (${club})` : name))
  }

  await t.test(
    'a CSV file, chosen and dropped: doubles are shown before anything is written, namesakes on request',
    async () => {
      const id = await open('Files', ['Cem'])
      await page
        .locator('input[type=file]')
        .setInputFiles(file('one.csv', 'Name;Club\nAna;Orca\nAna;Kraken\nBea;Orca\n'))
      await page.getByText('3 new names, 4 with those already in').waitFor()
      await drop(page, 'two.csv', 'Bea;Orca\nCem;\nDov;Orca\n')
      await page.getByText('2 left out: the same name twice').waitFor()
      await page.getByText('Line 5: Bea (same as line 4)').waitFor()
      await page.getByText('Line 6: Cem (already entered)').waitFor()
      assert.deepEqual(await entered(id), ['Cem'], 'nothing is written yet')
      await page.getByLabel('Enter them all the same').check()
      await page.getByText('2 with a name that is there already: entered all the same').waitFor()
      await page.getByRole('button', { name: 'Only enter the 6 names' }).click()
      await page.getByText('6 names entered.').waitFor()
      const all = ['Cem', 'Ana (Orca)', 'Ana (Kraken)', 'Bea (Orca)', 'Bea (Orca)', 'Cem', 'Dov (Orca)']
      assert.deepEqual(await entered(id), all)
      await drop(page, 'sheet.xlsx', 'PK\u0003\u0004')
      await page.getByText('“sheet.xlsx” is not a text.').waitFor()
    },
  )

  await t.test(
    'what is typed while names are being entered stays, and so does every line beyond the first five',
    async () => {
      const id = await open('Busy')
      const release = await hold(page, 'PUT')
      await namesField(page).fill('Ana\nBea')
      await page.getByRole('button', { name: 'Only enter the 2 names' }).click()
      await namesField(page).fill('Ana\nBea\nCem')
      release()
      await page.getByText('2 names entered.').waitFor()
      assert.equal(await namesField(page).inputValue(), 'Ana\nBea\nCem')
      assert.deepEqual(await entered(id), ['Ana', 'Bea'])
      await page.unrouteAll({ behavior: 'wait' })
      await namesField(page).fill(Array.from({ length: 8 }, () => 'Ana').join('\n'))
      await page.getByText('and 3 more').click()
      await page.getByText('Line 8: Ana (already entered)').waitFor()
    },
  )

  await t.test(
    'a draft comes back after leaving and after loading anew; it can be dropped, and that taken back',
    async () => {
      await open('Left alone')
      await namesField(page).fill('Ana\nBea')
      await page.getByRole('link', { name: 'Standings', exact: true }).click()
      await page.getByRole('link', { name: 'Participants', exact: true }).click()
      await page.getByText('Your draft is back.').waitFor()
      await page.reload()
      await page.getByText('Your draft is back.').waitFor()
      assert.equal(await namesField(page).inputValue(), 'Ana\nBea')
      await page.getByRole('button', { name: 'Drop the draft' }).click()
      await page.getByText('The draft is dropped.').waitFor()
      assert.equal(await namesField(page).inputValue(), '')
      await page.getByRole('button', { name: 'Undo' }).press('Enter')
      await page.getByText('Your draft is back.').waitFor()
      assert.equal(await namesField(page).inputValue(), 'Ana\nBea')
      await page.getByRole('button', { name: 'Only enter the 2 names' }).click()
      await page.getByText('2 names entered.').waitFor()
      await page.reload()
      await namesField(page).waitFor()
      assert.equal(await page.getByText('Your draft is back.').count(), 0)
    },
  )

  await t.test('where the browser keeps nothing, it asks before what was typed is lost', async () => {
    const strict = await openPage(browser, desktop, troubles)
    await strict.addInitScript(
      `Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }`,
    )
    await signInOn(strict, gateway, trainer.email)
    await strict.getByRole('link', { name: 'New tournament' }).first().click()
    await strict.getByRole('textbox', { name: 'Name' }).fill('Unkept')
    await strict.getByRole('link', { name: 'Leaderboard' }).first().click()
    const dialog = strict.getByRole('dialog', { name: 'Leave this page?' })
    await dialog.getByRole('button', { name: 'Keep as it is' }).click()
    await dialog.waitFor({ state: 'hidden' })
    assert.equal(await strict.getByRole('textbox', { name: 'Name' }).inputValue(), 'Unkept')
    await strict.getByRole('link', { name: 'Leaderboard' }).first().click()
    await dialog.getByRole('button', { name: 'Leave', exact: true }).click()
    await strict.waitForURL(/\/leaderboard$/)
    await strict.context().close()
  })

  await t.test('many requests are approved at once; the focus goes to the next row, then to what is said', async () => {
    const id = await open('Requests')
    for (const name of ['Ana', 'Bea', 'Cem', 'Dov']) {
      const as = await newMember(stack)
      await call(gateway, addParticipant, { as, params: { id }, body: { name, user_id: as.id } })
    }
    await page.getByLabel('Select Ana').check()
    await page.getByLabel('Select Bea').check()
    await page.getByRole('button', { name: 'Approve 2' }).click()
    await page.getByText('2 are in.').waitFor()
    assert.deepEqual(await entered(id), ['Ana', 'Bea'])
    await page.getByRole('button', { name: 'Refuse Cem' }).press('Enter')
    await page.getByText('Cem was refused.').waitFor()
    await page.getByRole('button', { name: 'Refuse Dov' }).and(page.locator(':focus')).waitFor()
    await page.getByRole('button', { name: 'Approve Dov' }).press('Enter')
    await page.getByText('All requests are decided.').and(page.locator(':focus')).waitFor()
    assert.deepEqual(await entered(id), ['Ana', 'Bea', 'Dov'])
  })

  await t.test('a member who withdraws is told first what that means', async () => {
    const id = await open('Withdrawing')
    const member = await newMember(stack)
    const own = await openPage(browser, desktop, troubles)
    await signInOn(own, gateway, member.email)
    await own.goto(`${gateway}/tournaments/${id}/participants`)
    await own.getByRole('button', { name: 'Ask to join' }).click()
    await own.getByText('Waiting for approval').waitFor()
    await own.getByRole('button', { name: 'Withdraw' }).click()
    const dialog = own.getByRole('dialog', { name: 'Withdraw from this tournament?' })
    await dialog.getByText('This has no undo.').waitFor()
    await dialog.getByRole('button', { name: 'Keep as it is' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await own.getByText('Waiting for approval').waitFor()
    await own.getByRole('button', { name: 'Withdraw' }).click()
    await dialog.getByRole('button', { name: 'Withdraw' }).click()
    await own.getByText('You withdrew').waitFor()
    await own.context().close()
  })
  assert.deepEqual(troubles, [])
})
