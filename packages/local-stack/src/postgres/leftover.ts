import { execFile } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { isAlive, processesIn, waitUntil } from '../processes.ts'
import { StartError } from '../start-error.ts'

const run = promisify(execFile)

/** PostgreSQL processes that work in this cluster although we did not start them. */
async function findLeftovers(cluster: string, postmaster: number): Promise<number[]> {
  if (process.platform === 'linux') return processesIn(cluster)
  if (!isAlive(postmaster)) return []
  const { stdout } = await run('ps', ['-p', String(postmaster), '-o', 'comm=']).catch(() => ({ stdout: '' }))
  return stdout.includes('postgres') ? [postmaster] : []
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It ended by itself meanwhile.
  }
}

/**
 * Ends a PostgreSQL that outlived a killed launcher, and removes a pid file whose number belongs to another program
 * today. Call it only while holding the folder's lock: whoever runs there then is nobody's.
 */
export async function endLeftovers(cluster: string): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid')
  const pid = Number.parseInt(await readFile(pidFile, 'utf8').catch(() => ''), 10)
  // A postmaster removes its pid file a moment before it is gone, so on Linux the processes themselves are asked for.
  if (process.platform === 'win32' || (process.platform !== 'linux' && Number.isNaN(pid))) return
  const isGone = async () => (await findLeftovers(cluster, pid)).length === 0
  if (!(await isGone())) {
    // Fast shutdown, then immediate shutdown (recovered from the log at the next start), then by force.
    for (const name of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
      const found = await findLeftovers(cluster, pid)
      const targets = name !== 'SIGKILL' && found.includes(pid) ? [pid] : found
      for (const target of targets) signal(target, name)
      if (await waitUntil(isGone, 5_000)) break
    }
    if (!(await isGone())) {
      throw new StartError(`A database process of an earlier start does not end (${pid}): stop it, then start again.`)
    }
  }
  if (process.platform === 'linux' || isAlive(pid)) await rm(pidFile, { force: true })
}
