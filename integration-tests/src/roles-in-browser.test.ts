import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { adminJourney } from './journeys/admin.ts'
import { announcementJourney } from './journeys/announcement.ts'
import type { Journey } from './journeys/journey.ts'
import { memberJourney } from './journeys/member.ts'
import { trainerJourney } from './journeys/trainer.ts'
import { visitorJourney } from './journeys/visitor.ts'
import { withoutChromium } from './standing/browser.ts'
import { openHall } from './standing/hall.ts'
import { desktop, openPage, phone } from './standing/pages.ts'
import { password, signInAsAdmin } from './standing/people.ts'

const journeys: readonly (readonly [string, Journey])[] = [
  ['a visitor finds a tournament, follows a person through it and shares the link', visitorJourney],
  ['a member registers, asks to join, is let in and reads of it', memberJourney],
  ['a trainer draws 64 with few presses, records, corrects, takes back, lets somebody go and ends it', trainerJourney],
  ['an administrator approves, bans with a reason and takes it back, reads the audit trail', adminJourney],
]

test('in the browser, on a wide screen and on a phone', {
  skip: withoutChromium,
}, async t => {
  const { stack, gateway, trainer, browser } = await openHall(t, { env: { ADMIN_PASSWORD: password } })
  const admin = await signInAsAdmin(stack)

  const travel = async (journey: Journey, viewport: typeof desktop, part: TestContext) => {
    const troubles: string[] = []
    const page = await openPage(browser, viewport, troubles)
    const isPhone = viewport === phone
    const setting = { stack, gateway, admin, trainer, page, isPhone, mark: isPhone ? 'phone' : 'desk' }
    const openAnother = () => openPage(browser, viewport, troubles)
    await journey({ ...setting, openAnother, say: figure => part.diagnostic(figure) })
    await page.context().close()
    assert.deepEqual(troubles, [])
  }
  for (const [name, journey] of journeys) {
    await t.test(name, async part => {
      await Promise.all([travel(journey, desktop, part), travel(journey, phone, part)])
    })
  }
  // One after the other: each page shows the newest announcement alone.
  await t.test('an administrator tells everybody, and a spectator reads it', async part => {
    await travel(announcementJourney, desktop, part)
    await travel(announcementJourney, phone, part)
  })
})
