import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serviceNames } from '@gym-it/contracts'
import { freePort } from '@gym-it/local-stack'
import type { Workbench } from './area.ts'
import { type Child, runChild, untilHealthy } from './child.ts'

const program = join(import.meta.dirname, '..', '..', 'packages', 'local-stack', 'src', 'main.ts')

/** More than any run can send, so that the limiter counts but never refuses. */
export const unreachableLimit = '1000000000'

export interface RunningStack {
  readonly child: Child
  readonly gateway: string
  readonly admin: { readonly email: string; readonly password: string }
  readonly startedInMs: number
}

/** An empty folder that goes when the workbench is cleared. */
export async function temporaryFolder({ defer }: Workbench): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gym-it-bench-'))
  defer(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/**
 * Runs the program behind `npm start` on free ports, and resolves when all five services are ready. `folder` holds the
 * data and Node's compiled code, so that an empty one is a first start in every way.
 */
export async function startLocalStack(workbench: Workbench, folder: string): Promise<RunningStack> {
  const ports = await Promise.all(serviceNames.map(() => freePort()))
  const urls = ports.map(port => `http://127.0.0.1:${port}`)
  const admin = { email: 'admin@example.org', password: randomUUID() }
  const startedAt = performance.now()
  const child = runChild(workbench, program, [], {
    ...Object.fromEntries(
      serviceNames.map((name, index) => [`${name.replaceAll('-', '_').toUpperCase()}_PORT`, String(ports[index])]),
    ),
    DATA_DIR: join(folder, 'data'),
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
    HOST: '127.0.0.1',
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
    RATE_LIMIT_PER_MINUTE: unreachableLimit,
    // Whatever the environment points at, the embedded default is measured.
    DATABASE_URL: '',
    REDIS_URL: '',
  })
  await untilHealthy(
    child,
    urls.map(url => `${url}/readyz`),
  )
  return { child, gateway: urls[0] ?? '', admin, startedInMs: performance.now() - startedAt }
}
