const key = 'gym-it-reloaded-at'
const onceInMs = 30_000
const patienceMs = 5000

/** Whether the server has other parts than this page. Rejects where there is no answer: then the page is all there is. */
async function isOutdated(): Promise<boolean> {
  const ours = document.querySelector<HTMLScriptElement>('script[type="module"]')?.src
  const answer = await fetch('/', { cache: 'no-store', signal: AbortSignal.timeout(patienceMs) })
  const page = await answer.text()
  return answer.ok && ours !== undefined && !page.includes(new URL(ours).pathname)
}

/** Where storage is switched off nothing would stop the reloads, so there are none. */
function mayReload(): boolean {
  try {
    if (Date.now() - Number(sessionStorage.getItem(key)) < onceInMs) return false
    sessionStorage.setItem(key, String(Date.now()))
    return true
  } catch {
    return false
  }
}

/**
 * A page from before an update asks for parts that are gone: it is loaded anew, but not again and again. Where only the
 * connection is bad it stays, with what was typed, and the part that is missing says so itself.
 */
export function reloadAfterUpdate(): void {
  addEventListener('vite:preloadError', () => {
    isOutdated().then(
      isSo => isSo && mayReload() && location.reload(),
      () => undefined,
    )
  })
}
