import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { StartError } from '../start-error.ts'

/** The user that PostgreSQL runs as when we are root. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

const run = promisify(execFile)

async function lookUp(user: string): Promise<Account | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', user]), run('id', ['-g', user])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return null
  }
}

/**
 * PostgreSQL refuses to run as root. Returns the owner of an existing cluster, or else `postgres` or `nobody`;
 * null when we are an ordinary user and PostgreSQL runs as ourselves.
 */
export async function chooseAccount(cluster: string): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null
  if (process.platform !== 'linux') {
    throw new StartError('PostgreSQL does not run as root: start GYM IT as an ordinary user.')
  }
  const existing = await stat(cluster).catch(() => null)
  if (existing && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid }
  const account = (await lookUp('postgres')) ?? (await lookUp('nobody'))
  if (!account) {
    throw new StartError('PostgreSQL does not run as root and there is no user nobody: start as an ordinary user.')
  }
  return account
}

/**
 * How PostgreSQL is told its data folder. Another user may be unable to walk the path to it (a clone in root's home),
 * but a process that is started inside a folder may use it: there the path is the process's own working folder.
 * Versions before 16 leave that folder while they look for their own programs, so they get the plain path.
 */
export const folderArgument = (cluster: string, account: Account | null, major: number) =>
  account && major >= 16 ? '/proc/self/cwd' : cluster

/** What of our environment PostgreSQL gets: enough to run, and none of the secrets. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const names = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'LD_LIBRARY_PATH']
  const kept = names.filter(name => process.env[name] !== undefined).map(name => [name, process.env[name]])
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' }
}
