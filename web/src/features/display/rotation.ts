import type { Scene } from './scene.ts'

/** How long a page stays, in ms: long enough to be read twice by somebody who looks up in its middle. */
export const stayMs = (kind: Scene['kind']): number => (kind === 'podium' ? 25_000 : kind === 'tree' ? 16_000 : 12_000)

/**
 * The place of the page to show: the one that was shown where it is still there; where it is gone, what stands in its
 * place now.
 */
export function placeOf(keys: readonly string[], shown: { readonly key: string; readonly place: number }): number {
  const found = keys.indexOf(shown.key)
  return found >= 0 ? found : Math.max(0, Math.min(shown.place, keys.length - 1))
}

/** One page on, or back with `step` -1, around the ends. */
export const turned = (place: number, step: 1 | -1, count: number): number => (place + step + count) % count
