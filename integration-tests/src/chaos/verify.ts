import { execFile } from 'node:child_process'
import { join } from 'node:path'
import type { Servers } from './servers.ts'

const program = join(import.meta.dirname, '../../../services/notification-service/src/audit/verify/main.ts')
const patienceMs = 60_000

/** Runs the program of `npm run verify-events` beside the services; answers whether all chains hold, and what it says. */
export function verifyChains({ environmentOf }: Servers): Promise<{ readonly holds: boolean; readonly said: string }> {
  const env = { PATH: process.env.PATH, ...environmentOf('notification-service') }
  return new Promise(resolve => {
    execFile(process.execPath, [program], { env, timeout: patienceMs }, (error, stdout, stderr) =>
      resolve({ holds: error === null, said: `${stdout}${stderr}`.trim() }),
    )
  })
}
