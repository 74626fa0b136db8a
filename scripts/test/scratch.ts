import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Scratch {
  readonly folder: string
  remove(): Promise<void>
}

/** A folder for everything temporary of this run, so that an interrupted run leaves nothing behind either. */
export async function makeScratch(): Promise<Scratch> {
  const folder = await mkdtemp(join(tmpdir(), 'gym-it-run-'))
  // PostgreSQL runs as another user when we are root, and must be able to walk through.
  await chmod(folder, 0o711)
  // Databases of interrupted tests still write while they shut down.
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 }) }
}
