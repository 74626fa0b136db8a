const key = 'gym-it-reloaded-at'
const onceInMs = 30_000

/** A page from before an update asks for parts that are gone: it is loaded anew, but not again and again. */
export function reloadAfterUpdate(): void {
  addEventListener('vite:preloadError', event => {
    if (!navigator.onLine) return
    try {
      if (Date.now() - Number(sessionStorage.getItem(key)) < onceInMs) return
      sessionStorage.setItem(key, String(Date.now()))
    } catch {
      // Without storage nothing would stop the reloads, so the page says itself that it is broken.
      return
    }
    event.preventDefault()
    location.reload()
  })
}
