import { once } from 'node:events'
import { createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { type ServiceName, services } from '@gym-it/contracts'
import { errorCode, StartError } from './start-error.ts'

/** The variable that moves a service's port in the local stack, such as `API_GATEWAY_PORT`. */
export const portVariable = (name: ServiceName) => `${name.replaceAll('-', '_').toUpperCase()}_PORT`

/** Listens and closes again: the port that was given, or the free one that the system chose for port 0. */
async function tryPort(host: string, port: number): Promise<number> {
  const server = createServer()
  server.listen({ host, port, exclusive: true })
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : port
}

/** A port on this machine that nobody uses at this moment. */
export const freePort = () => tryPort('127.0.0.1', 0)

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
    return await tryPort(host, port)
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
