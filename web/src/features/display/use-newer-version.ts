import { useEffect, useEffectEvent, useRef } from 'react'
import { newVersion, takeNewVersion } from '../../app/new-version.ts'

const betweenLooksMs = 5 * 60_000
/** So long the hall looks at a new result. */
const newsMs = 10_000

const scriptIn = (page: string) => /<script type="module"[^>]* src="([^"]+)"/.exec(page)?.[1]
const answer = (address: string) => fetch(address, { headers: { accept: 'text/html' }, cache: 'no-store' })

/** Whether the server answers this page in another version than the one that runs, and that version's script too. */
async function isNewerOffered(): Promise<boolean> {
  const running = document.querySelector('script[type=module][src]')?.getAttribute('src')
  try {
    const page = await answer(location.href)
    const offered = page.ok ? scriptIn(await page.text()) : undefined
    return offered !== undefined && offered !== running && (await answer(offered)).ok
  } catch {
    return false
  }
}

/** Loads the page anew. Where a worker answers for the server it is told first; what it loads is taken at a later moment. */
async function takeNewer(): Promise<void> {
  const worker = newVersion.get()
  if (worker !== null) return takeNewVersion(worker, location.href)
  const registration = 'serviceWorker' in navigator ? await navigator.serviceWorker.getRegistration() : undefined
  if (registration) await registration.update().catch(() => undefined)
  else location.reload()
}

interface Moment {
  /** The page of the display that is shown. */
  readonly scene: string | undefined
  readonly count: number
  /** Another word whenever there is a new result. */
  readonly news: string
  /** Whether something is said, or somebody holds the page. */
  readonly isBusy: boolean
}

/**
 * Takes a newer version of the web UI by itself, since nobody touches the hall's screen: when its pages turn, at a quiet
 * moment, and only while the server answers the new one.
 */
export function useNewerVersion({ scene, count, news, isBusy }: Moment): void {
  const lookedAt = useRef(0)
  const newsAt = useRef(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the moment of each piece of news
  useEffect(() => {
    newsAt.current = Date.now()
  }, [news])
  const isQuiet = useEffectEvent(() => !isBusy && Date.now() - newsAt.current >= newsMs)
  const look = useEffectEvent(async () => {
    if (!import.meta.env.PROD || !isQuiet() || Date.now() - lookedAt.current < betweenLooksMs) return
    lookedAt.current = Date.now()
    if ((await isNewerOffered()) && isQuiet()) await takeNewer()
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn is a moment to look
  useEffect(() => void look(), [scene])
  // A display of one page never turns.
  useEffect(() => {
    if (count > 1) return
    const timer = setInterval(() => void look(), betweenLooksMs)
    return () => clearInterval(timer)
  }, [count])
}
