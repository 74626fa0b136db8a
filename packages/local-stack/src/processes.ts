import { readFileSync } from 'node:fs'
import { readdir, readlink } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { errorCode } from './start-error.ts'

/** The fields of /proc/<id>/stat from the state on; null where there is no such file. */
function statFields(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The name in the second field may hold spaces and brackets, so fields are counted from its end.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}

/** True while a process with this id runs, whoever owns it. A dead one that nobody has buried does not run. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (errorCode(error) !== 'EPERM') return false
  }
  return !/^[ZX]/.test(statFields(pid)?.[0] ?? '')
}

/** When a process began, in clock ticks since boot: tells a process from a later one with the same id. Null if unknown. */
export const startTicks = (pid: number): string | null => statFields(pid)?.[19] ?? null

/** Ids of the processes whose working folder is this one (PostgreSQL works inside its data folder). Linux only. */
export async function processesIn(folder: string): Promise<number[]> {
  const entries = (await readdir('/proc')).filter(name => /^\d+$/.test(name))
  const found = await Promise.all(
    entries.map(async name => ((await readlink(`/proc/${name}/cwd`).catch(() => '')) === folder ? [Number(name)] : [])),
  )
  return found.flat()
}

/** Looks every 20 ms until `isDone` answers true; false when `timeoutMs` passed first. */
export async function waitUntil(isDone: () => boolean | Promise<boolean>, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs
  while (!(await isDone())) {
    if (Date.now() > deadline) return false
    await delay(20)
  }
  return true
}
