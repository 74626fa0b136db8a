import { createServer } from 'node:http'
import { parentPort } from 'node:worker_threads'
import postgres from 'postgres'

const { DATABASE_URL = '', HOST = '127.0.0.1', PORT = '0', PUBLIC_URL, STUB_FAILS } = process.env
const sql = postgres(DATABASE_URL, { max: 2, onnotice: () => {}, backoff: () => 0.05 })

/** What the stub answers: readiness, a count kept in its database, what it was told, and a crash on demand. */
const answers: Record<string, () => Promise<unknown>> = {
  '/readyz': async () => {
    if (DATABASE_URL) await sql`create table if not exists visits (at timestamptz default now())`
    return 'ready'
  },
  '/visit': async () => {
    await sql`insert into visits default values`
    return (await sql`select count(*)::int as visits from visits`)[0]
  },
  '/public-url': async () => PUBLIC_URL,
  '/crash': async () => {
    setImmediate(() => {
      throw new Error('the stub was asked to crash')
    })
  },
}

/** A service as small as the launcher's side of the protocol allows. */
export function runStub(): void {
  if (STUB_FAILS) {
    parentPort?.postMessage({ type: 'failed', code: 'CONFIGURATION', detail: STUB_FAILS })
    process.exit(1)
  }
  const server = createServer((request, response) => {
    const answer = answers[request.url ?? '']
    if (!answer) return void response.writeHead(404).end()
    answer().then(
      body => response.end(JSON.stringify(body ?? null)),
      () => response.writeHead(503).end(),
    )
  })
  parentPort?.on('message', () => {
    server.close(() => void sql.end({ timeout: 1 }).then(() => process.exit(0)))
    server.closeAllConnections()
  })
  server.listen(Number(PORT), HOST, () => parentPort?.postMessage({ type: 'listening', port: Number(PORT) }))
}
