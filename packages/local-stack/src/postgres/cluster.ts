import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { errorCode, folderProblem, StartError } from '../start-error.ts'
import { type Account, folderArgument, plainEnvironment } from './account.ts'
import type { Binaries } from './binaries.ts'

export const superuser = 'postgres'

/** The password of the cluster's users: made once and readable by the owner of the data folder only. */
export async function keepPassword(dataDir: string): Promise<string> {
  const file = join(dataDir, 'postgres.password')
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw folderProblem(file, error, `${file} cannot be read: ${String(error)}`)
  }
  if (await stat(join(dataDir, 'postgres')).catch(() => null)) {
    throw new StartError(`${file} is missing but belongs to the database beside it: put back a copy of the folder.`)
  }
  const password = randomBytes(24).toString('base64url')
  await writeFile(file, password, { mode: 0o600, flush: true })
  return password
}

async function runInitdb(binaries: Binaries, cluster: string, dataDir: string, account: Account | null) {
  const locale =
    binaries.major >= 17
      ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
      : ['--locale=C.UTF-8', '--lc-messages=C']
  const passwordFile = join(dataDir, 'postgres.password')
  const command = [
    join(binaries.folder, 'initdb'),
    ...[
      '-D',
      folderArgument(cluster, account, binaries.major),
      '-U',
      superuser,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
    ],
    ...['--no-instructions', ...locale, `--pwfile=${account ? '/proc/self/fd/0' : passwordFile}`],
  ]
  // The other user cannot open our password file, nor a pipe of ours, but it can open a pipe that its own shell made.
  const [program = '', ...args] = account
    ? ['/bin/sh', '-c', 'printf %s "$PASSWORD" | "$@"', 'sh', ...command]
    : command
  const child = spawn(program, args, {
    cwd: cluster,
    env: account ? { ...plainEnvironment(), PASSWORD: await readFile(passwordFile, 'utf8') } : plainEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    // A Ctrl-C in the terminal is answered by the launcher, which then ends its children itself.
    detached: process.platform !== 'win32',
    windowsHide: true,
    ...account,
  })
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const [code, complaint] = await Promise.all([exited, text(child.stderr)])
  if (code !== 0) {
    const reason = complaint.match(/(?:error|FATAL):\s*(.*)/)?.[1] ?? complaint.trim()
    throw folderProblem(dataDir, complaint, `PostgreSQL could not be set up in ${dataDir}: ${reason}`)
  }
}

/**
 * Makes the cluster at the first start, whole or not at all: a half-made one, left by a kill or a full disk, lies under
 * another name and is thrown away by the next start.
 */
export async function ensureCluster(
  binaries: Binaries,
  cluster: string,
  dataDir: string,
  account: Account | null,
): Promise<'made' | 'found'> {
  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => null)
  if (version !== null) {
    if (version.trim() === String(binaries.major)) return 'found'
    throw new StartError(
      `${cluster} was made by PostgreSQL ${version.trim()} and this is ${binaries.major}: set DATA_DIR to another folder.`,
    )
  }
  const unfinished = `${cluster}.new`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o700 })
  if (account) {
    await chown(unfinished, account.uid, account.gid)
    if (binaries.major < 16) await chmod(dataDir, 0o711)
  }
  try {
    await runInitdb(binaries, unfinished, dataDir, account)
    await rename(unfinished, cluster)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true }).catch(() => {})
    throw error
  }
  return 'made'
}
