import { services } from '@gym-it/contracts'
import { readConfig } from '../../config.ts'
import { type Verified, verifyEvents } from './verify.ts'

function inWords({ logs, tournaments, differences }: Verified): string {
  const { same, different, too_old } = tournaments
  const verdict = differences.length === 1 ? '1 difference.' : `${differences.length} differences.`
  const old = too_old === 0 ? '' : `, ${too_old} from before the log held all facts`
  return [
    ...differences,
    ...logs.map(({ service, events, subjects }) => `${service}: ${events} events of ${subjects} subjects`),
    `tournaments rebuilt from their events: ${same} as stored, ${different} different${old}`,
    differences.length === 0 ? 'Every chain holds.' : verdict,
  ].join('\n')
}

/** A program: says whether the logs and what follows from them are as they were written; exits with 1 when not, with 2
 * when it cannot tell. Runs where notification-service does. */
try {
  const config = readConfig()
  const own = `http://127.0.0.1:${config.PORT ?? services['notification-service'].port}`
  const verified = await verifyEvents({ ...config, NOTIFICATION_SERVICE_URL: own })
  process.stdout.write(`${inWords(verified)}\n`)
  process.exitCode = verified.differences.length === 0 ? 0 : 1
} catch (error) {
  process.stderr.write(`Nothing was verified: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}
