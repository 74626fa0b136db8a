import { connect } from 'node:net'
import type { Found } from './surroundings.ts'

const patienceMs = 300

/** Whether a Redis answers PING there. */
function answers({ hostname, port }: URL): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect({ host: hostname, port: Number(port || 6379) })
    const end = (isThere: boolean) => {
      socket.destroy()
      resolve(isThere)
    }
    socket.setTimeout(patienceMs, () => end(false))
    socket.on('error', () => end(false))
    socket.on('connect', () => socket.write('PING\r\n'))
    // One that asks for a password is a Redis too; its URL then carries it.
    socket.on('data', data => end(/^(\+PONG|-NOAUTH)/.test(String(data))))
  })
}

/** The Redis that was named, or the one on its usual port. */
export async function findRedis(environment: NodeJS.ProcessEnv): Promise<Found | null> {
  const url = environment.TEST_REDIS_URL || environment.REDIS_URL || 'redis://127.0.0.1:6379'
  if (!URL.canParse(url) || !(await answers(new URL(url)))) return null
  return { what: `at ${new URL(url).host}`, value: url, async close() {} }
}
