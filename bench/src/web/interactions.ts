import { setTimeout as delay } from 'node:timers/promises'
import { getBracket, recordResult } from '@gym-it/contracts'
import type { ApiCall } from '../api-calls.ts'
import { quantile } from '../quantile.ts'
import { canvas, type Tab } from './devtools.ts'

const updatesPerSecond = 10
const taps = 40
const betweenTapsMs = 250
/** The shortest that a browser reports (Event Timing): a tap that it does not note took less. */
const shortestMs = 16

export interface Interactions {
  /** Interaction to next paint, in milliseconds: of few interactions the longest, of many the 98th percentile. */
  readonly inp: number
  readonly median: number
  readonly taps: number
  /** Results a second that the page was told of meanwhile, counted in the frames of its live socket. */
  readonly updates: number
}

const watch = `{
  globalThis.interactions = new Map()
  new PerformanceObserver(list => {
    for (const { interactionId, duration } of list.getEntries()) {
      if (interactionId) interactions.set(interactionId, Math.max(duration, interactions.get(interactionId) ?? 0))
    }
  }).observe({ type: 'event', durationThreshold: ${shortestMs} })
}`

/** The middle of every name that can be tapped now, off the way that is drawn: two who meet may have the same one. */
const names = `[...document.querySelectorAll('${canvas} [data-person]')].flatMap(one => {
  if (one.closest('[data-mark]')) return []
  const { left, top, width, height } = one.getBoundingClientRect()
  const x = left + Math.min(width, 80) / 2
  const y = top + height / 2
  return document.elementFromPoint(x, y)?.closest('[data-person]') === one ? [{ x, y }] : []
})`

/** Where somebody's way is drawn, in words; another after every tap that the page took as one. */
const trace = `[...document.querySelectorAll('${canvas} .tree-lines path')].map(one => one.getAttribute('d')).join('|') +
  (document.querySelector('${canvas} [data-traced]') === null)`

/** Counts the results that the page's live socket brings, until told to stop; answers how many a second. */
async function countUpdates(tab: Tab): Promise<() => number> {
  await tab.send('Network.enable')
  const startedAt = performance.now()
  let told = 0
  const forget = tab.on('Network.webSocketFrameReceived', ({ response }) => {
    const { payloadData } = response as { readonly payloadData: string }
    if (payloadData.includes('"event":"match.completed"')) told += 1
  })
  return () => {
    forget()
    return (told * 1000) / (performance.now() - startedAt)
  }
}

/** Records open matches at an even pace until told to stop. */
function playAlong(call: ApiCall, id: number) {
  let isOver = false
  const play = async () => {
    const { bracket } = await call(getBracket, undefined, { id })
    const open = bracket.filter(({ status }) => status === 'ready')
    const startedAt = performance.now()
    let played = 0
    for (const match of open) {
      if (isOver) break
      await call(recordResult, { games: [{ p1: 3, p2: 1 }] }, { id, match_id: match.id })
      played += 1
      await delay(Math.max(0, startedAt + (played * 1000) / updatesPerSecond - performance.now()))
    }
  }
  const playing = play()
  // Heard where it is stopped; until then what fails beside it is told first.
  playing.catch(() => undefined)
  return {
    stop: () => {
      isOver = true
      return playing
    },
  }
}

/**
 * Taps one name after another in a bracket that is being played, as fingers do, and times what the browser noted.
 * @throws Error when a tap changed nothing in the bracket
 */
export async function measureInteractions(tab: Tab, url: string, call: ApiCall, id: number): Promise<Interactions> {
  await tab.send('Page.navigate', { url })
  await tab.until(`document.querySelector('${canvas} [data-person]')`)
  await tab.evaluate(watch)
  const playing = playAlong(call, id)
  await delay(1000)
  const updatesNow = await countUpdates(tab)
  for (let tap = 0; tap < taps; tap += 1) {
    const places = await tab.evaluate<readonly { x: number; y: number }[]>(names)
    const before = await tab.evaluate<string>(trace)
    const place = places[(tap * 7) % places.length]
    if (place === undefined) throw new Error('There is no name to tap.')
    await tab.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [place] })
    await delay(60)
    await tab.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await Promise.all([delay(betweenTapsMs - 60), tab.until(`(${trace}) !== ${JSON.stringify(before)}`)])
  }
  const updates = updatesNow()
  await playing.stop()
  const noted = await tab.evaluate<readonly number[]>('[...interactions.values()]')
  const durations = [...noted, ...Array.from({ length: Math.max(0, taps - noted.length) }, () => shortestMs)]
  return {
    inp: quantile(durations, durations.length < 50 ? 1 : 0.98),
    median: quantile(durations, 0.5),
    taps,
    updates,
  }
}
