/** Where something is left to be tidied up. */
export interface Cleanup {
  after(tidy: () => unknown): void
}

/**
 * Tidies up in reverse when a test has ended, so that an app closes before its database goes. Takes a test's context, or
 * `{ after }` of node:test while a file or a `describe` is being read.
 */
export function inReverse(t: { after(tidy: () => Promise<void>): unknown }): Cleanup {
  const steps: (() => unknown)[] = []
  t.after(async () => {
    for (let step = steps.pop(); step; step = steps.pop()) await step()
  })
  return { after: step => void steps.push(step) }
}
