import { appendFile, open, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/** Counts what PostgreSQL itself says that it executes. */
export interface StatementLog {
  /** Statements since the last call. */
  count(): Promise<number>
}

async function textFrom(file: string, start: number): Promise<Buffer> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const buffer = Buffer.alloc(Math.max(0, size - start))
    await handle.read(buffer, 0, buffer.length, start)
    return buffer
  } finally {
    await handle.close()
  }
}

/**
 * Makes the embedded PostgreSQL of a data folder log every statement from now on. Transaction control counts as well,
 * since it is a round trip as any other.
 */
export async function logStatements(dataDir: string): Promise<StatementLog> {
  const cluster = join(dataDir, 'postgres')
  const file = join(dataDir, 'logs', 'postgres.log')
  let position = (await stat(file)).size
  await appendFile(join(cluster, 'postgresql.conf'), "\nlog_statement = 'all'\n")
  const postmaster = Number((await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')[0])
  process.kill(postmaster, 'SIGHUP')
  const end = performance.now() + 10_000
  while (!(await textFrom(file, position)).includes('"log_statement" changed')) {
    if (performance.now() > end) throw new Error('PostgreSQL did not begin to log its statements')
    await delay(50)
  }
  return {
    async count() {
      const text = await textFrom(file, position)
      position += text.length
      return text.toString().match(/LOG: {2}(execute [^:]*|statement):/g)?.length ?? 0
    },
  }
}
