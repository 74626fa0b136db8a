import type { Page } from 'playwright-core'
import { guestNames } from '../club/names.ts'
import { overThePage } from './over-the-page.ts'
import { at, type Screen, type Sketch, to } from './screen.ts'

/** Goes on to the names; who comes back to their draft is there already. */
async function toNames(page: Page, say: (english: string) => string): Promise<void> {
  const name = page.getByRole('textbox', { name: say('Name of the tournament') })
  const names = page.getByRole('textbox', { name: say('Names, one a line') })
  // What was begun on the screen before is a draft, which opens where it was left.
  await name.or(names).first().waitFor()
  if (await name.isVisible()) {
    await name.fill('Spring Open')
    await page.getByRole('button', { name: say('Next: who takes part') }).click()
  }
  await names.waitFor()
}

const emptyClub: readonly Sketch[] = [
  { name: 'home-empty', as: 'admin', path: to('/'), shows: 'Create your first tournament' },
  { name: 'leaderboard-empty', as: 'admin', path: to('/leaderboard'), shows: 'Nobody has points yet' },
  { name: 'notices-empty', as: 'admin', path: to('/notifications'), shows: 'Nothing yet' },
  { name: 'invitations-empty', as: 'admin', path: to('/people/invitations'), shows: 'New invitation' },
]

const forEverybody: readonly Sketch[] = [
  { name: 'home', as: 'visitor', path: to('/'), shows: 'Almaty Open, judo −73 kg' },
  { name: 'leaderboard', as: 'visitor', path: to('/leaderboard'), shows: 'Points' },
  { name: 'sign-in', as: 'visitor', path: to('/sign-in'), shows: 'Forgot your password?' },
  { name: 'register', as: 'visitor', path: to('/register'), shows: 'Create my account' },
  { name: 'forgot-password', as: 'visitor', path: to('/forgot-password'), shows: 'Mail me a link' },
  { name: 'reset-password', as: 'visitor', path: to('/reset-password#token=none'), shows: 'Set the password' },
  { name: 'confirm-email', as: 'visitor', path: to('/confirm-email#token=none'), shows: 'Confirm my address' },
  { name: 'not-found', as: 'visitor', path: to('/nowhere'), shows: 'There is no such page' },
  { name: 'tournament-gone', as: 'visitor', path: to('/tournaments/999999'), shows: 'This tournament is not here' },
  { name: 'people-as-visitor', as: 'visitor', path: to('/people'), shows: 'Sign in to go on' },
]

const formats: readonly Sketch[] = [
  { name: 'single-64', as: 'visitor', path: at('big'), shows: 'Standings', has: '.match' },
  { name: 'double', as: 'visitor', path: at('double'), shows: 'Standings', has: '.match' },
  { name: 'round-robin', as: 'visitor', path: at('league'), shows: 'Standings', has: '.match' },
  { name: 'round-robin-standings', as: 'visitor', path: at('league', '/standings'), shows: 'Points' },
  { name: 'groups', as: 'visitor', path: at('groups'), shows: 'Standings', has: '.match' },
  { name: 'groups-standings', as: 'visitor', path: at('groups', '/standings'), shows: 'Points' },
  { name: 'swiss', as: 'visitor', path: at('swiss'), shows: 'Standings', has: '.match' },
  { name: 'swiss-standings', as: 'visitor', path: at('swiss', '/standings'), shows: 'Points' },
  { name: 'repechage', as: 'visitor', path: at('repechage'), shows: 'Standings', has: '.match' },
  { name: 'paused', as: 'visitor', path: at('paused'), shows: 'Standings', has: '.match' },
  { name: 'finished', as: 'visitor', path: at('finished'), shows: 'Standings', has: '.match' },
  { name: 'finished-standings', as: 'visitor', path: at('finished', '/standings'), shows: 'Finished' },
  { name: 'difficult', as: 'visitor', path: at('difficult'), shows: 'Standings', has: '.match' },
  { name: 'difficult-standings', as: 'visitor', path: at('difficult', '/standings'), shows: 'Points' },
  { name: 'difficult-participants', as: 'visitor', path: at('difficult', '/participants'), shows: '🥋 Kick Ass 🥇' },
  { name: 'workouts', as: 'visitor', path: at('workouts'), shows: 'Clean ladder' },
  { name: 'workouts-standings', as: 'visitor', path: at('workouts', '/standings'), shows: 'Scaled' },
  { name: 'not-drawn', as: 'visitor', path: at('open'), shows: 'The draw comes soon' },
  { name: 'participants', as: 'visitor', path: at('open', '/participants'), shows: 'Do you want to take part?' },
  { name: 'participants-empty', as: 'visitor', path: at('empty', '/participants'), shows: 'Nobody is in yet' },
]

const around: readonly Sketch[] = [
  {
    name: 'person',
    as: 'visitor',
    path: ({ tournaments, person }) => `/tournaments/${tournaments.big}/people/${person}`,
    shows: 'Share',
  },
  {
    name: 'share',
    as: 'visitor',
    path: at('big'),
    shows: 'Standings',
    has: '.match',
    async act(page, say) {
      await page.getByRole('button', { name: say('Share'), exact: true }).click()
      await page.getByRole('dialog').getByText(say('On your own page')).waitFor()
    },
  },
  { name: 'display', as: 'visitor', path: at('big', '/display'), shows: 'Almaty Open, judo −73 kg' },
  { name: 'display-table', as: 'visitor', path: at('league', '/display'), shows: 'Futsal league' },
  { name: 'display-leaderboard', as: 'visitor', path: at('workouts', '/display'), shows: 'Kraken Throwdown' },
  { name: 'display-podium', as: 'visitor', path: at('finished', '/display?colours=light'), shows: 'Winter Cup 2026' },
  {
    name: 'embedded',
    as: 'visitor',
    path: ({ tournaments }) => `/embed/tournaments/${tournaments.groups}`,
    shows: 'Open in GYM IT',
  },
]

const forMembers: readonly Sketch[] = [
  { name: 'member-home', as: 'member', path: to('/'), shows: 'Members’ evening' },
  { name: 'member-entry', as: 'member', path: at('open', '/participants'), shows: 'You are in' },
  { name: 'member-person', as: 'member', path: at('swiss'), shows: 'Standings', has: '.match' },
  { name: 'notices', as: 'member', path: to('/notifications'), shows: 'Weigh-in' },
  { name: 'preferences', as: 'member', path: to('/notifications/preferences'), shows: 'What you are told' },
  { name: 'profile', as: 'member', path: to('/profile'), shows: 'Left-handed.' },
  {
    name: 'bell',
    as: 'member',
    path: to('/leaderboard'),
    shows: 'Points',
    async act(page, say) {
      await page
        .getByRole('banner')
        .getByRole('button')
        .filter({ has: page.locator('.unread') })
        .click()
      await page.getByRole('link', { name: say('See all') }).waitFor()
    },
  },
  { name: 'people-as-member', as: 'member', path: to('/people'), shows: 'People' },
]

const forTrainers: readonly Sketch[] = [
  { name: 'create', as: 'trainer', path: to('/tournaments/new'), shows: 'Create the tournament' },
  { name: 'create-who', as: 'trainer', path: to('/tournaments/new'), shows: 'Create the tournament', act: toNames },
  {
    name: 'create-draw',
    as: 'trainer',
    path: to('/tournaments/new'),
    shows: 'New tournament',
    async act(page, say) {
      await toNames(page, say)
      await page.getByRole('textbox', { name: say('Names, one a line') }).fill(guestNames.slice(0, 13).join('\n'))
      await page.getByRole('button', { name: say('Next: the draw') }).click()
      await page.getByRole('button', { name: say('Create and draw') }).waitFor()
    },
  },
  { name: 'trainer-empty', as: 'trainer', path: at('empty'), shows: 'Who takes part?' },
  { name: 'trainer-paste', as: 'trainer', path: at('empty', '/participants'), shows: 'Paste the names' },
  {
    name: 'trainer-pasted',
    as: 'trainer',
    path: at('empty', '/participants'),
    shows: 'Paste the names',
    async act(page, say) {
      const names = ['Ana; Kraken; 1850', 'Bea; Barys; 1790', 'Bea; Barys; 1790', 'محمد; Kraken; 12000', 'Dan']
      await page.getByRole('textbox', { name: say('Names, one a line') }).fill(names.join('\n'))
      await page.getByText('1790').first().waitFor()
    },
  },
  { name: 'trainer-entries', as: 'trainer', path: at('open', '/participants'), shows: 'Waiting for approval' },
  { name: 'trainer-ready', as: 'trainer', path: at('open'), shows: 'Draw the bracket' },
  { name: 'trainer-bracket', as: 'trainer', path: at('repechage'), shows: 'Standings', has: '.match' },
  {
    name: 'result',
    as: 'trainer',
    path: at('double'),
    shows: 'Standings',
    has: '.match',
    async act(page) {
      await page.locator('button.match-ready').first().click()
      await page.getByRole('dialog').locator('.winner-button').first().click()
    },
  },
  {
    name: 'correction',
    as: 'trainer',
    path: at('big'),
    shows: 'Standings',
    has: '.match',
    async act(page) {
      await page.locator('button.match-completed').first().click()
      await page.getByRole('dialog').locator('.winner-button[aria-pressed=false]').first().click()
    },
  },
  { name: 'trainer-swiss', as: 'trainer', path: at('finishedSwiss'), shows: 'Finished' },
  { name: 'trainer-workouts', as: 'trainer', path: at('workouts'), shows: 'Clean ladder' },
  { name: 'trainer-people', as: 'trainer', path: to('/people'), shows: 'Jörg Weiß' },
]

const forAdmins: readonly Sketch[] = [
  { name: 'people', as: 'admin', path: to('/people'), shows: 'Madi Ospan' },
  {
    name: 'ban',
    as: 'admin',
    path: to('/people'),
    shows: 'Madi Ospan',
    async act(page, say) {
      await page.getByRole('button', { name: say('Actions for {name}').replace('{name}', 'Madi Ospan') }).click()
      await page.getByRole('menuitem', { name: say('Ban…') }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'invitations', as: 'admin', path: to('/people/invitations'), shows: 'New coaches of Alatau Judo' },
  { name: 'system', as: 'admin', path: to('/admin/system'), shows: 'tournament-service' },
  { name: 'audit', as: 'admin', path: to('/admin/audit'), shows: 'Audit trail' },
]

const fullClub = [...forEverybody, ...formats, ...around, ...forMembers, ...forTrainers, ...forAdmins, ...overThePage]
const atStage = (stage: Screen['stage'], sketches: readonly Sketch[]): readonly Screen[] =>
  sketches.map(sketch => ({ ...sketch, stage }))

export const screens: readonly Screen[] = [...atStage('empty', emptyClub), ...atStage('full', fullClub)]
