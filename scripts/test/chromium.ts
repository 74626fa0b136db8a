import { access, constants } from 'node:fs/promises'
import type { Found } from './surroundings.ts'

/** The Chromium that was named, or Debian's. */
export async function findChromium(environment: NodeJS.ProcessEnv): Promise<Found | null> {
  for (const path of [environment.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser']) {
    if (!path) continue
    try {
      await access(path, constants.X_OK)
      return { what: path, value: path, async close() {} }
    } catch {
      // The next place may have it.
    }
  }
  return null
}
