import { networkInterfaces } from 'node:os'
import { type ServiceName, services } from '@gym-it/contracts'
import type { Stack } from './stack.ts'

/** Bridges of containers and virtual machines: no phone is there. */
const virtual = /^(docker|br-|veth|virbr|vmnet|vboxnet|cni|flannel|podman)/

/** This machine's addresses in its own network, for phones. */
function networkAddresses(): string[] {
  return Object.entries(networkInterfaces())
    .filter(([name]) => !virtual.test(name))
    .flatMap(([, list]) => list ?? [])
    .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))
    .map(({ address }) => address)
}

function addresses(names: readonly ServiceName[], { urls }: Stack, host = ''): [string, string][] {
  if (!names.includes('api-gateway')) return names.map(name => [name, urls[name]])
  const { port } = new URL(urls['api-gateway'])
  const isLocal = /^(127\.|::1$|localhost$)/.test(host)
  const phones = isLocal ? [] : networkAddresses().slice(0, 3)
  return [
    ['Open', `http://localhost:${port}`],
    ...phones.map((address): [string, string] => ['On phones', `http://${address}:${port}  (same network)`]),
  ]
}

/** What a person needs to know once everything runs. */
export function screen(names: readonly ServiceName[], stack: Stack, given: NodeJS.ProcessEnv): string {
  const { admin, dataDir } = stack
  const password = given.ADMIN_PASSWORD ? 'as set in ADMIN_PASSWORD' : admin.password
  const rows: [string, string][] = [
    ...addresses(names, stack, given.HOST),
    ...(names.includes('auth-service')
      ? ([
          ['Administrator', admin.email],
          ['Password', `${password}  (unless changed since)`],
        ] satisfies [string, string][])
      : []),
    ['Data', given.DATABASE_URL ? `on the server in DATABASE_URL; secrets and logs in ${dataDir}` : dataDir],
    ['Stop', 'Ctrl-C'],
  ]
  const title = names.length === Object.keys(services).length ? 'GYM IT is running' : `Running: ${names.join(', ')}`
  return ['', `  ${title}`, '', ...rows.map(([label, text]) => `  ${label.padEnd(22)}${text}`), ''].join('\n')
}
