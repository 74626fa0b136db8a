import { randomUUID } from 'node:crypto'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isAlive, startTicks } from './processes.ts'
import { errorCode, folderProblem, StartError } from './start-error.ts'

interface Holder {
  readonly pid: number
  readonly started: string | null
}

async function readHolder(file: string): Promise<Holder | null> {
  try {
    const holder = JSON.parse(await readFile(file, 'utf8')) as Partial<Holder>
    return typeof holder.pid === 'number' ? { pid: holder.pid, started: holder.started ?? null } : null
  } catch {
    return null
  }
}

function isRunning({ pid, started }: Holder): boolean {
  if (!isAlive(pid)) return false
  // After a kill -9 or a restart of the machine the id may belong to somebody else.
  const ticks = startTicks(pid)
  return ticks === null || started === null || ticks === started
}

/**
 * Takes a data folder for this process alone; the answer gives it back. A lock left by a dead process is taken over.
 * @throws StartError when another live process has it, or nothing can be written there.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const lock = join(folder, 'lock')
  const own = join(folder, `lock.${randomUUID()}`)
  const aside = `${own}.stale`
  try {
    await writeFile(own, JSON.stringify({ pid: process.pid, started: startTicks(process.pid) }), { mode: 0o600 })
    for (;;) {
      try {
        // A link appears whole or not at all, so nobody reads half a lock.
        await link(own, lock)
        return () => rm(lock, { force: true })
      } catch (error) {
        if (errorCode(error) !== 'EEXIST') throw error
      }
      const holder = await readHolder(lock)
      if (holder && isRunning(holder)) {
        throw new StartError(
          `GYM IT is already running here (process ${holder.pid}). Stop it first, or set DATA_DIR to another folder.`,
        )
      }
      await rename(lock, aside).catch(() => {})
      // Another starter may have replaced the stale lock in between: then it gets its own back.
      const moved = await readHolder(aside)
      if (moved && isRunning(moved)) await link(aside, lock).catch(() => {})
      await rm(aside, { force: true })
    }
  } catch (error) {
    if (error instanceof StartError) throw error
    throw folderProblem(folder, error, `${folder} cannot be used as data folder: ${String(error)}`)
  } finally {
    await rm(own, { force: true }).catch(() => {})
  }
}
