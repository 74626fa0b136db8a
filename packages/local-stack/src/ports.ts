import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { type ServiceName, services } from '@gym-it/contracts'
import { errorCode, StartError } from './start-error.ts'

/** The variable that moves a service's port in the local stack, such as `API_GATEWAY_PORT`. */
export const portVariable = (name: ServiceName) => `${name.replaceAll('-', '_').toUpperCase()}_PORT`

/** Listens and closes again. Rejects when the port cannot be had. */
async function tryPort(host: string, port: number): Promise<number> {
  const server = createServer()
  server.listen({ host, port, exclusive: true })
  await once(server, 'listening')
  server.close()
  await once(server, 'close')
  return port
}

/**
 * A port that nobody uses at this moment. Systems give outgoing connections theirs from 32768 on, so one from below is
 * still free when it is bound a little later.
 */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  for (;;) {
    try {
      return await tryPort(host, randomInt(20_000, 32_000))
    } catch (error) {
      if (errorCode(error) !== 'EADDRINUSE') throw error
    }
  }
}

/** Every address of this machine; IPv6 too where it exists, since browsers may try it first for `localhost`. */
export function anyAddress(): string {
  const hasIpv6 = Object.values(networkInterfaces()).some(list => list?.some(({ family }) => family === 'IPv6'))
  return hasIpv6 ? '::' : '0.0.0.0'
}

function wantedPort(name: ServiceName, given: number | undefined, environment: NodeJS.ProcessEnv): number {
  if (given !== undefined) return given
  const text = environment[portVariable(name)]
  if (!text) return services[name].port
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new StartError(`${portVariable(name)} must be a port number from 0 to 65535.`)
  }
  return port
}

/**
 * Decides the port of a service: asked for, from the environment, or its usual one (0: any free one).
 * @throws StartError when another program has it or the system does not let us.
 */
export async function claimPort(
  name: ServiceName,
  host: string,
  given: number | undefined,
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  const port = wantedPort(name, given, environment)
  try {
    return port === 0 ? await freePort(host) : await tryPort(host, port)
  } catch (error) {
    const code = errorCode(error)
    const remedy = `set ${portVariable(name)} to another port`
    if (code === 'EADDRINUSE') {
      throw new StartError(`Port ${port} is in use by another program. Stop it, or ${remedy}.`)
    }
    if (code === 'EACCES') throw new StartError(`This user may not listen on port ${port}: ${remedy} above 1023.`)
    throw new StartError(`${name} cannot listen on ${host} port ${port} (${code}): set HOST, or ${remedy}.`)
  }
}
