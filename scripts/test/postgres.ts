import { access, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '@gym-it/local-stack'
import type { Found } from './surroundings.ts'

const version15BinDir = '/usr/lib/postgresql/15/bin'

async function open(what: string, options: { readonly version15BinDir?: string }): Promise<Found> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gym-it-test-'))
  const server = await startPostgres({ dataDir, fsync: false, ...options })
  return { what: `${what} on port ${server.port}`, value: server.url('postgres'), close: () => server.stop() }
}

/** The PostgreSQL that comes with the packages, empty. */
export const openPostgres = () => open('the embedded one', {})

/** Debian's PostgreSQL 15, the oldest that is supported; null where it is not installed. */
export async function openPostgres15(): Promise<Found | null> {
  const isThere = await access(join(version15BinDir, 'postgres')).then(
    () => true,
    () => false,
  )
  return isThere ? open('Debian’s', { version15BinDir }) : null
}
