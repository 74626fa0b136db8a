import { execFile } from 'node:child_process'
import { join } from 'node:path'
import type { Servers } from './servers.ts'

const services = join(import.meta.dirname, '../../../services')
const patienceMs = 60_000

interface Verdict {
  readonly holds: boolean
  readonly said: string
}

/** Runs a program beside the services, with the environment of one of them. */
function run(program: string, given: Readonly<Record<string, string>>): Promise<Verdict> {
  const env = { PATH: process.env.PATH, ...given }
  return new Promise(resolve => {
    execFile(process.execPath, [join(services, program)], { env, timeout: patienceMs }, (error, stdout, stderr) =>
      resolve({ holds: error === null, said: `${stdout}${stderr}`.trim() }),
    )
  })
}

/** Whether all chains hold, and what the program of `npm run verify-events` says. */
export const verifyChains = ({ environmentOf }: Servers): Promise<Verdict> =>
  run('notification-service/src/audit/verify/main.ts', environmentOf('notification-service'))

/** Whether the services agree about everyone, and what the program of `npm run reconcile` says. */
export const comparePeople = ({ environmentOf }: Servers): Promise<Verdict> =>
  run('user-service/src/reconcile/main.ts', environmentOf('user-service'))
