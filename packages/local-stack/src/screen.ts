import { type ServiceName, services } from '@gym-it/contracts'
import { networkAddresses } from './network-addresses.ts'
import type { Stack } from './stack.ts'

function addresses(names: readonly ServiceName[], { urls }: Stack, host?: string): [string, string][] {
  if (!names.includes('api-gateway')) return names.map(name => [name, urls[name]])
  const { port } = new URL(urls['api-gateway'])
  const phones = networkAddresses(host).slice(0, 3)
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
