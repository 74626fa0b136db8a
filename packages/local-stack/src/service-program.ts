import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type ServiceName, serviceNames, services } from '@gym-it/contracts'
import { readEnvironmentFile } from './environment-file.ts'
import { portVariable } from './ports.ts'
import { sharedEnvironment } from './service-environment.ts'
import { StartError } from './start-error.ts'

const root = join(import.meta.dirname, '..', '..', '..')

/** Runs a program of a service with the environment that `npm start` gives its services; answers its exit code. */
async function run(service: ServiceName, program: string): Promise<number> {
  readEnvironmentFile(join(root, '.env'))
  const portOf = (name: ServiceName) => process.env[portVariable(name)] || services[name].port
  const addresses = serviceNames.map(name => [name, `http://127.0.0.1:${portOf(name)}`])
  // Every service is named.
  const urls = Object.fromEntries(addresses) as Record<ServiceName, string>
  const dataDir = process.env.DATA_DIR || join(root, 'data')
  if (!process.env.SECRET_KEY && !existsSync(join(dataDir, 'secrets.json'))) {
    throw new StartError(`${dataDir} holds no secrets: start GYM IT first, or set DATA_DIR to its data folder.`)
  }
  const shared = await sharedEnvironment(process.env, dataDir, urls)
  // The service's configuration names a database, which its programs have no use for.
  const env = { ...shared, PORT: String(portOf(service)), DATABASE_URL: 'postgres://unused' }
  const path = join(root, 'services', service, 'src', program)
  const child = spawn(process.execPath, [path], { stdio: 'inherit', env })
  const [code] = (await once(child, 'exit')) as [number | null]
  return code ?? 2
}

/** Runs a program of a service beside `npm start`, and ends this process with its exit code; 2 where it cannot run. */
export async function runServiceProgram(service: ServiceName, program: string): Promise<void> {
  try {
    process.exitCode = await run(service, program)
  } catch (error) {
    process.stderr.write(`${error instanceof StartError ? error.message : String(error)}\n`)
    process.exitCode = 2
  }
}
