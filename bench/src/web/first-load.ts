import { get } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import type { Tab } from './devtools.ts'

/** Bytes of JavaScript over the wire. */
export interface FirstLoad {
  /** Of what the page asks for before it shows its content. */
  readonly first: number
  /** Of that and of what follows by itself. */
  readonly all: number
}

const stillnessMs = 700
const isScript = (path: string) => /\.js$/.test(new URL(path).pathname)

/** How large a file is when it is asked for in this coding; read as it comes, without unpacking. */
function packedSize(url: string, coding: 'gzip' | 'br'): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': coding } }, answer => {
      let size = 0
      answer.on('data', (chunk: Buffer) => {
        size += chunk.length
      })
      answer.on('end', () => resolve(size))
      answer.on('error', reject)
    }).on('error', reject)
  })
}

/** Notes in the page when `content` was first there. */
const noteContent = (content: string) => `new MutationObserver((_changes, observer) => {
  if (!document.querySelector(${JSON.stringify(content)})) return
  globalThis.contentAt = performance.now()
  observer.disconnect()
}).observe(document, { childList: true, subtree: true })`

const askedBeforeContent = `performance.getEntriesByType('resource')
  .filter(one => one.startTime < contentAt)
  .map(one => one.name)`

/**
 * Opens a page of the UI in an empty browser, and adds up the scripts that it asks for; `content` is a selector of what
 * people come for. Lazy parts are those asked for once it is there.
 */
export async function measureFirstLoad(
  tab: Tab,
  url: string,
  content: string,
): Promise<Readonly<Record<'gzip' | 'br', FirstLoad>>> {
  const scripts = new Set<string>()
  let lastAt = performance.now()
  await tab.send('Network.enable')
  tab.on('Network.requestWillBeSent', ({ request }) => {
    const asked = (request as { url: string }).url
    lastAt = performance.now()
    if (isScript(asked)) scripts.add(asked)
  })
  await tab.send('Page.addScriptToEvaluateOnNewDocument', { source: noteContent(content) })
  await tab.send('Page.navigate', { url })
  await tab.until('globalThis.contentAt')
  while (performance.now() - lastAt < stillnessMs) await delay(100)
  const early = new Set(await tab.evaluate<readonly string[]>(askedBeforeContent))
  const sum = async (coding: 'gzip' | 'br'): Promise<FirstLoad> => {
    const sizes = await Promise.all(
      [...scripts].map(async one => [early.has(one), await packedSize(one, coding)] as const),
    )
    const total = (chosen: typeof sizes) => chosen.reduce((bytes, [, size]) => bytes + size, 0)
    return { first: total(sizes.filter(([isEarly]) => isEarly)), all: total(sizes) }
  }
  return { gzip: await sum('gzip'), br: await sum('br') }
}
