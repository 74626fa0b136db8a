import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { root, SetupError } from './repository.mjs'
import { explain, openStatus } from './run-step.mjs'

const lock = join(root, '.install.lock')
/** Between a lock's appearance and its content lies a moment. */
const halfWrittenMs = 5_000

function isHeld() {
  try {
    const pid = Number(readFileSync(lock, 'utf8'))
    if (!pid) return Date.now() - statSync(lock).mtimeMs < halfWrittenMs
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function take() {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw new SetupError(explain(error.code, `${lock} cannot be written: ${error.message}`))
  }
}

/** Runs work that two starts in the same folder must not do at once; the second waits for the first. */
export async function oneAtATime(work) {
  let status
  while (!take()) {
    if (isHeld()) {
      status ??= openStatus('Waiting for another start that is installing')
      await delay(200)
    } else rmSync(lock, { force: true })
  }
  status?.end()
  const release = () => rmSync(lock, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    release()
    process.off('exit', release)
  }
}
