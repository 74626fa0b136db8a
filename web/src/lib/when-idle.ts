const mostMs = 2_000
const briefMs = 200

/** Resolves when the page has nothing more urgent to do: what is seen first is drawn, and two seconds later at most. */
export const whenIdle = (): Promise<void> =>
  new Promise(resolve => {
    // Safari does not tell.
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: mostMs })
    else setTimeout(resolve, briefMs)
  })
