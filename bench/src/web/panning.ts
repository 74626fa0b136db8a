import { setTimeout as delay } from 'node:timers/promises'
import { quantile } from '../quantile.ts'
import { canvas, type Tab } from './devtools.ts'

const strokes = 8
const strokeMs = 1_000
const strokePx = 320
/** A hand tells more often where it is than a screen shows. */
const betweenMovesMs = 7

interface TraceEvent {
  readonly name: string
  /** Microseconds. */
  readonly ts: number
}
interface Place {
  readonly x: number
  readonly y: number
}

export interface Panning {
  readonly perSecond: number
  /** The 99th percentile of the time from one frame to the next, in milliseconds. */
  readonly slowestMs: number
}

/** What the browser's own tracing tells of its frames during some work. */
async function traced(tab: Tab, work: () => Promise<void>): Promise<readonly TraceEvent[]> {
  const events: TraceEvent[] = []
  const forget = tab.on('Tracing.dataCollected', ({ value }) => void events.push(...(value as readonly TraceEvent[])))
  const isComplete = tab.next('Tracing.tracingComplete')
  await tab.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline.frame'] },
  })
  await work()
  await tab.send('Tracing.end')
  await isComplete
  forget()
  return events
}

const mouse = (tab: Tab, type: string, { x, y }: Place, buttons: number) =>
  tab.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', buttons, clickCount: 1 })

/** Moves the pressed mouse from one place to the other at an even pace. */
async function drag(tab: Tab, from: Place, to: Place): Promise<void> {
  const startedAt = performance.now()
  for (let part = 0; part < 1; part = Math.min(1, (performance.now() - startedAt) / strokeMs)) {
    await mouse(tab, 'mouseMoved', { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }, 1)
    await delay(betweenMovesMs)
  }
}

/** Drags a bracket up and down, and counts the frames that the browser drew meanwhile. */
export async function measurePanning(tab: Tab, url: string): Promise<Panning> {
  await tab.send('Page.navigate', { url })
  await tab.until(`document.querySelector('${canvas} [data-match]')`)
  await tab.evaluate(`document.querySelector('${canvas}').scrollIntoView({ block: 'center' })`)
  // Everything that follows by itself has come and been drawn.
  await delay(2_000)
  const middle = await tab.evaluate<Place>(`(() => {
    const { left, top, width, height } = document.querySelector('${canvas}').getBoundingClientRect()
    return { x: left + width / 2, y: top + height / 2 }
  })()`)
  const low = { x: middle.x, y: middle.y + strokePx / 2 }
  const high = { x: middle.x - 60, y: middle.y - strokePx / 2 }
  const gaps: number[] = []
  for (let stroke = 0; stroke < strokes; stroke += 1) {
    const [from, to] = stroke % 4 < 2 ? [low, high] : [high, low]
    await mouse(tab, 'mouseMoved', from, 0)
    await mouse(tab, 'mousePressed', from, 1)
    // A trace for each stroke, so that the rests between them do not count.
    const events = await traced(tab, () => drag(tab, from, to))
    await mouse(tab, 'mouseReleased', to, 0)
    const times = events.flatMap(({ name, ts }) => (name === 'DrawFrame' ? [ts / 1000] : [])).toSorted((a, b) => a - b)
    gaps.push(...times.slice(1).map((at, before) => at - (times[before] ?? at)))
    await delay(300)
  }
  const total = gaps.reduce((sum, gap) => sum + gap, 0)
  if (total < (strokes * strokeMs) / 2) throw new Error('The trace tells of few frames: the bracket did not move.')
  return { perSecond: (gaps.length * 1000) / total, slowestMs: quantile(gaps, 0.99) }
}
