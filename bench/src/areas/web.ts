import { setTimeout as delay } from 'node:timers/promises'
import { login } from '@gym-it/contracts'
import { addressOf, drawTournament, signIn } from '../api-calls.ts'
import type { Area, Figure, Workbench } from '../area.ts'
import { type RunningStack, startLocalStack, temporaryFolder } from '../local-stack.ts'
import { startChromium } from '../web/chromium.ts'
import { openTab, phone, tablet } from '../web/devtools.ts'
import { measureFirstLoad } from '../web/first-load.ts'
import { measureInteractions } from '../web/interactions.ts'
import { type Audit, auditPage, type Category, middleOf } from '../web/lighthouse.ts'
import { measurePanning } from '../web/panning.ts'

const audits = 3
const leastScore = 95
const mostKilobytes = 170
const mostInpMs = 100
/**
 * What the display can show, and how far the measured mean may lie below it: the browser notes its frames a little
 * unevenly, so that a display of 60 Hz cannot give more than 60.0 and seldom gives exactly that.
 */
const displayHz = 60
const frameTolerance = 0.5
const leastFramesPerSecond = displayHz - frameTolerance
/** Fewer results a second than this are not the load that the taps are to be measured under. */
const leastUpdates = 8

type Pages = Readonly<Record<string, readonly [path: string, content: string]>>

/** Lighthouse with a new browser each time; as a trainer it comes with the cookie and the note of a sign-in. */
async function audit(workbench: Workbench, stack: RunningStack, path: string, isTrainer: boolean): Promise<Audit> {
  const results: Audit[] = []
  for (let round = 0; round < audits; round += 1) {
    const chromium = await startChromium(workbench)
    if (isTrainer) {
      const tab = await openTab(chromium, phone)
      const isLoaded = tab.next('Page.loadEventFired')
      await tab.send('Page.navigate', { url: `${stack.gateway}/favicon.svg` })
      await isLoaded
      await tab.evaluate(`fetch('${addressOf('', login)}', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: ${JSON.stringify(JSON.stringify(stack.admin))},
      }).then(answer => answer.json()).then(({ user }) => localStorage.setItem('gym-it-was-signed-in', JSON.stringify(user)))`)
      await tab.close()
    }
    const result = await auditPage(`${stack.gateway}${path}`, chromium.port)
    await chromium.stop()
    results.push(result)
    const { performance, fcp, lcp, tbt, cls } = result
    const times = `first paint ${fcp.toFixed(0)} ms, largest ${lcp.toFixed(0)} ms, blocked ${tbt.toFixed(0)} ms`
    workbench.say(`${isTrainer ? 'trainer' : 'public'}: performance ${performance}, ${times}, shifts ${cls.toFixed(3)}`)
  }
  const middle = middleOf(results)
  for (const complaint of middle.complaints) workbench.say(`  ${complaint}`)
  return middle
}

function scores(page: string, result: Audit): Figure[] {
  const names: Readonly<Record<Category, string>> = {
    performance: 'performance',
    accessibility: 'accessibility',
    'best-practices': 'best practices',
  }
  return (Object.keys(names) as Category[]).map(category => ({
    label: `Lighthouse, ${page}: ${names[category]}`,
    measured: String(result[category]),
    target: `>= ${leastScore}`,
    isMet: result[category] >= leastScore,
  }))
}

async function firstLoads(workbench: Workbench, gateway: string, pages: Pages): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const [page, [path, content]] of Object.entries(pages)) {
    const chromium = await startChromium(workbench)
    const { gzip, br } = await measureFirstLoad(await openTab(chromium, phone), `${gateway}${path}`, content)
    await chromium.stop()
    const kB = (bytes: number) => (bytes / 1000).toFixed(1)
    figures.push({
      label: `JavaScript of the first load, ${page}`,
      measured: `${kB(gzip.first)} kB gzip, ${kB(br.first)} br`,
      against: `${kB(gzip.all)}, ${kB(br.all)} with lazy parts`,
      target: `<= ${mostKilobytes} kB`,
      isMet: gzip.first <= mostKilobytes * 1000,
    })
  }
  return figures
}

async function run(workbench: Workbench): Promise<readonly Figure[]> {
  const stack = await startLocalStack(workbench, await temporaryFolder(workbench))
  const call = await signIn(stack)
  const [small, middle, large] = [
    await drawTournament(call, 64),
    await drawTournament(call, 256),
    await drawTournament(call, 512),
  ]
  const path = `/tournaments/${small}`
  // The machine rests from starting.
  await delay(1_000)
  const spectator = await audit(workbench, stack, path, false)
  const trainer = await audit(workbench, stack, path, true)
  const loads = await firstLoads(workbench, stack.gateway, {
    home: ['/', 'main h1'],
    tournament: [path, '[data-match], .match'],
    participants: [`${path}/participants`, 'main li'],
    standings: [`${path}/standings`, 'main [role=tabpanel], main table, main h2'],
    leaderboard: ['/leaderboard', 'main h1'],
    'sign-in': ['/sign-in', 'form'],
  })
  const chromium = await startChromium(workbench)
  const tapped = await measureInteractions(
    await openTab(chromium, tablet),
    `${stack.gateway}/tournaments/${middle}`,
    call,
    middle,
  )
  workbench.say(`${tapped.taps} taps while ${tapped.updates.toFixed(1)} results a second came in`)
  const panned = await measurePanning(await openTab(chromium, tablet), `${stack.gateway}/tournaments/${large}`)
  await chromium.stop()
  await stack.child.stop()
  return [
    ...scores('tournament of 64', spectator),
    ...scores('the same for its trainer', trainer),
    ...loads,
    {
      label: `interaction to next paint, 256 people, ${tapped.updates.toFixed(1)} results a second`,
      measured: `${tapped.inp.toFixed(0)} ms (median ${tapped.median.toFixed(0)})`,
      target: `< ${mostInpMs} ms, >= ${leastUpdates} results`,
      isMet: tapped.inp < mostInpMs && tapped.updates >= leastUpdates,
    },
    {
      label: `frames a second while panning 512 people (display: ${displayHz} Hz)`,
      measured: `${panned.perSecond.toFixed(2)} (p99 ${panned.slowestMs.toFixed(0)} ms apart)`,
      target: `>= ${leastFramesPerSecond}`,
      isMet: panned.perSecond >= leastFramesPerSecond,
    },
  ]
}

/** What people feel of the web UI, in Debian's Chromium. */
export const web: Area = { about: 'the tournament page in Chromium: Lighthouse as a phone, bytes, taps, frames', run }
