import { rmSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { pathToFileURL } from 'node:url'
import { type ServiceName, serviceNames } from '@gym-it/contracts'
import { type Stack, type StackOptions, startStack } from '../src/index.ts'

/** A folder that goes away with the process, and so after every server that works in it. */
export async function temporaryFolder(): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'gym-it-'))
  process.once('exit', () => rmSync(parent, { recursive: true, force: true }))
  // Another user may have to walk through it: PostgreSQL's, when we are root.
  await chmod(parent, 0o711)
  const folder = join(parent, 'data')
  await mkdir(folder, { mode: 0o700 })
  return folder
}

/** A folder of services that are all the stub. */
export async function makeStubServices(folder: string): Promise<string> {
  const stub = pathToFileURL(join(import.meta.dirname, 'stub-service.ts')).href
  for (const name of serviceNames) {
    await mkdir(join(folder, name, 'src'), { recursive: true })
    await writeFile(join(folder, name, 'src', 'main.ts'), `import { runStub } from '${stub}'\nrunStub()\n`)
  }
  return folder
}

export const anyPorts = Object.fromEntries(serviceNames.map(name => [name, 0])) as Record<ServiceName, number>

/** Starts two stub services on free ports; the test stops what it leaves running. */
export async function startStubs(t: TestContext, options: Partial<StackOptions> & { dataDir: string }): Promise<Stack> {
  const stack = await startStack({
    services: ['auth-service', 'user-service'],
    ports: anyPorts,
    servicesDir: await makeStubServices(`${options.dataDir}.services`),
    ...options,
  })
  t.after(() => stack.stop())
  return stack
}

/** Counts a visit in a stub's database and answers how many there are. */
export async function visit(url: string): Promise<number> {
  const response = await fetch(`${url}/visit`, { headers: { connection: 'close' } })
  return ((await response.json()) as { visits: number }).visits
}
