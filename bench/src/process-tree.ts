import { readdir, readFile } from 'node:fs/promises'

/** Kernel ticks per second: 100 on every Linux that Node runs on. */
export const ticksPerSecond = 100

interface Entry {
  readonly pid: number
  readonly parent: number
  readonly session: number
  /** Its own and its reaped children's, so that nothing is lost when a child ends between two readings. */
  readonly cpuSeconds: number
}

async function readEntry(pid: number): Promise<Entry | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  if (text === null) return null
  // The name in parentheses may hold anything, so the fields are counted from its end.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const field = (index: number) => Number(fields[index])
  const ticks = field(11) + field(12) + field(13) + field(14)
  return { pid, parent: field(1), session: field(3), cpuSeconds: ticks / ticksPerSecond }
}

/** A process, its descendants, and whatever runs in a session that one of them leads. Linux only. */
async function processTree(root: number): Promise<Entry[]> {
  const pids = (await readdir('/proc')).map(Number).filter(Number.isInteger)
  const all = (await Promise.all(pids.map(readEntry))).filter(entry => entry !== null)
  const members = new Set([root])
  for (let before = 0; before < members.size; ) {
    before = members.size
    for (const { pid, parent, session } of all) if (members.has(parent) || members.has(session)) members.add(pid)
  }
  return all.filter(({ pid }) => members.has(pid))
}

/** Memory figures and the other readings of this module exist on Linux only. */
export const canReadProcesses = process.platform === 'linux'

/** The processor time of a process and all beneath it until now, in seconds (user and system). */
export async function cpuSeconds(root: number): Promise<number> {
  return (await processTree(root)).reduce((sum, entry) => sum + entry.cpuSeconds, 0)
}

/** The memory of a process and all beneath it in MiB: PSS, which shares out what several processes map. */
export async function memoryMiB(root: number): Promise<number> {
  const tree = await processTree(root)
  const rollups = await Promise.all(
    tree.map(({ pid }) => readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')),
  )
  return rollups.reduce((sum, text) => sum + Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0), 0) / 1024
}
