import type { Page } from 'playwright-core'
import { password } from '../standing/people.ts'
import { type Act, at, type Sketch, to } from './screen.ts'

type Say = Parameters<Act>[1]

const isOpen = (page: Page) => page.getByRole('dialog').waitFor()

/** Chooses from the menu of the tournament as a whole. */
const fromTournamentMenu =
  (item: string): Act =>
  async (page, say) => {
    await page.getByRole('button', { name: say('More actions') }).click()
    await page.getByRole('menuitem', { name: say(item) }).click()
    await isOpen(page)
  }

/** Chooses from the menu beside somebody's name. */
const fromMenuOf =
  (name: string, item: string): Act =>
  async (page, say) => {
    await page.getByRole('button', { name: say('Actions for {name}').replace('{name}', name) }).click()
    await page.getByRole('menuitem', { name: say(item) }).click()
    await isOpen(page)
  }

const press =
  (name: string): Act =>
  async (page, say) => {
    await page.getByRole('button', { name: say(name) }).click()
    await isOpen(page)
  }

const toOffline = async (page: Page, say: Say) => {
  await page.context().setOffline(true)
  await page.getByText(say('No connection to the server.')).waitFor()
}

const secondStep: Act = async (page, say) => {
  await page.locator('main input[type=email]').fill('guarded@steppe.example')
  await page.locator('main input[type=password]').fill(password)
  await page.locator('main form button[type=submit]').click()
  await page.getByLabel(say('Code from your authenticator app')).waitFor()
}

const ofVisitors: readonly Sketch[] = [
  { name: 'second-step', as: 'visitor', path: to('/sign-in'), shows: 'Forgot your password?', act: secondStep },
  {
    name: 'recovery-code',
    as: 'visitor',
    path: to('/sign-in'),
    shows: 'Forgot your password?',
    async act(page, say) {
      await secondStep(page, say)
      await page.getByRole('button', { name: say('Use a recovery code') }).click()
      await page.getByLabel(say('Recovery code')).waitFor()
    },
  },
  {
    name: 'whole-bracket',
    as: 'visitor',
    path: at('big'),
    shows: 'Standings',
    has: '.match',
    async act(page, say) {
      const whole = page.getByRole('button', { name: say('Whole bracket') })
      // Wide screens show it anyway.
      if ((page.viewportSize()?.width ?? 0) < 600) await whole.click()
    },
  },
  { name: 'stale', as: 'visitor', path: at('big'), shows: 'Standings', has: '.match', act: toOffline },
]

const codes = Array.from({ length: 10 }, (_, index) => `${4096 + index * 391}-${7201 - index * 211}-kmrt`)

/** Nobody's account is given a second factor for a picture: the answer is what the service would say. */
const recoveryCodes: Act = async (page, say) => {
  await press('Add an authenticator app')(page, say)
  const factor = {
    id: 1,
    kind: 'totp',
    name: 'Authenticator app',
    created_at: new Date().toISOString(),
    last_used_at: null,
  }
  await page.route('**/second-factors/totp/confirm', route =>
    route.fulfill({ status: 201, json: { factor, recovery_codes: codes } }),
  )
  await page.getByLabel(say('Code that the app shows')).fill('123456')
  await page.getByRole('button', { name: say('Switch on'), exact: true }).click()
  await page.getByRole('list', { name: say('Recovery codes') }).waitFor()
}

const ofMembers: readonly Sketch[] = [
  {
    name: 'toast',
    as: 'member',
    path: to('/profile'),
    shows: 'Left-handed.',
    async act(page, say) {
      await page.getByRole('button', { name: say('Save'), exact: true }).click()
      await page
        .getByRole('alert')
        .filter({ hasText: say('Your profile is saved') })
        .waitFor()
    },
  },
  {
    name: 'authenticator-app',
    as: 'member',
    path: to('/profile'),
    shows: 'Left-handed.',
    act: press('Add an authenticator app'),
  },
  { name: 'recovery-codes', as: 'member', path: to('/profile'), shows: 'Left-handed.', act: recoveryCodes },
]

const ofTrainers: readonly Sketch[] = [
  {
    name: 'seeds',
    as: 'trainer',
    path: at('members', '/participants'),
    shows: 'Seeds',
    async act(page, say) {
      await page.getByText(say('Seeds'), { exact: true }).first().click()
      await page.getByRole('list', { name: say('Seeds') }).waitFor()
    },
  },
  {
    name: 'leave',
    as: 'trainer',
    path: at('double', '/participants'),
    shows: 'Participants',
    async act(page, say) {
      const [before = ''] = say('Actions for {name}').split('{name}')
      await page.locator(`main button[aria-label^="${before}"]`).first().click()
      await page.getByRole('menuitem', { name: say('Withdraw or disqualify') }).click()
      await isOpen(page)
    },
  },
  {
    name: 'absence',
    as: 'trainer',
    path: at('pairing'),
    shows: 'Somebody absent?',
    act: press('Somebody absent?'),
  },
  { name: 'print', as: 'trainer', path: at('double'), shows: 'Pause', has: '.match', act: press('Print or save') },
  {
    name: 'score',
    as: 'trainer',
    path: at('workouts'),
    shows: 'Clean ladder',
    async act(page) {
      await page.locator('button.board-cell').first().click()
      await isOpen(page)
    },
  },
  { name: 'edit', as: 'trainer', path: at('double'), shows: 'Pause', act: fromTournamentMenu('Edit') },
  { name: 'copy', as: 'trainer', path: at('double'), shows: 'Pause', act: fromTournamentMenu('Copy') },
  { name: 'finish', as: 'trainer', path: at('double'), shows: 'Pause', act: fromTournamentMenu('Finish now') },
  { name: 'delete', as: 'trainer', path: at('double'), shows: 'Pause', act: fromTournamentMenu('Delete tournament') },
  {
    name: 'queue',
    as: 'trainer',
    path: at('double'),
    shows: 'Pause',
    has: 'button.match-ready',
    async act(page, say) {
      await toOffline(page, say)
      await page.locator('button.match-ready').first().click()
      await page.getByRole('dialog').locator('.winner-button').first().click()
      await page.getByRole('button', { name: say('Save the result') }).click()
      await page.getByRole('region', { name: say('Changes that wait') }).waitFor()
    },
  },
]

const ofAdmins: readonly Sketch[] = [
  {
    name: 'broadcast',
    as: 'admin',
    path: to('/admin/system'),
    shows: 'tournament-service',
    act: press('Tell everybody…'),
  },
  {
    name: 'history',
    as: 'admin',
    path: to('/people'),
    shows: 'Timur Bekov',
    act: fromMenuOf('Timur Bekov', 'History'),
  },
  {
    name: 'approve-with-reason',
    as: 'admin',
    path: to('/people'),
    shows: 'Madi Ospan',
    act: fromMenuOf('Madi Ospan', 'Approve with a reason…'),
  },
  {
    name: 'reset-link',
    as: 'admin',
    path: to('/people'),
    shows: 'Madi Ospan',
    async act(page, say) {
      await fromMenuOf('Madi Ospan', 'Link for a new password…')(page, say)
      await page.getByRole('button', { name: say('Make the link') }).click()
      await page.getByRole('button', { name: say('Done') }).waitFor()
    },
  },
  {
    name: 'made-invitation',
    as: 'admin',
    path: to('/people/invitations'),
    shows: 'New coaches of Alatau Judo',
    async act(page, say) {
      await page.getByRole('button', { name: say('Make the link') }).click()
      await page.getByRole('button', { name: say('I have it') }).waitFor()
    },
  },
  { name: 'audit-narrowed', as: 'admin', path: to('/admin/audit?type=user'), shows: 'Person banned' },
]

/** What lies over a page or comes after a step in it: dialogs, toasts, a lost connection. */
export const overThePage: readonly Sketch[] = [...ofVisitors, ...ofMembers, ...ofTrainers, ...ofAdmins]
