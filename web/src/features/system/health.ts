import { apiBase, type ServiceName, serviceNames, services } from '@gym-it/contracts'

/** How a service answered once. `ms` is the way there and back, as this browser saw it. */
export interface Check {
  readonly at: number
  readonly state: 'up' | 'slow' | 'down'
  readonly ms: number
}
/** The latest checks of each service, the newest last; a bounded list, so that the page may stay open. */
export type Health = ReadonlyMap<ServiceName, readonly Check[]>

export const checksKept = 40
const slowFromMs = 800
const patienceMs = 4_000

/** Where a service tells of itself through the gateway. */
export function healthPath(name: ServiceName): string {
  const { resource } = services[name]
  return resource === null ? '/healthz' : `${apiBase}/${resource}/health`
}

/** Asks one service. Never rejects: no answer is an answer too. */
export async function check(name: ServiceName, ask: typeof fetch = fetch): Promise<Check> {
  const at = Date.now()
  const began = performance.now()
  const isUp = await ask(healthPath(name), { cache: 'no-store', signal: AbortSignal.timeout(patienceMs) }).then(
    response => response.ok && (response.headers.get('content-type') ?? '').includes('json'),
    () => false,
  )
  const ms = Math.round(performance.now() - began)
  return { at, ms, state: isUp ? (ms < slowFromMs ? 'up' : 'slow') : 'down' }
}

/** All five at once, added to what was known. */
export async function checkAll(before: Health | undefined, ask: typeof fetch = fetch): Promise<Health> {
  const checked = serviceNames.map(async name => {
    const checks = [...(before?.get(name) ?? []), await check(name, ask)]
    return [name, checks.slice(-checksKept)] as const
  })
  return new Map(await Promise.all(checked))
}

/** Since when the present state lasts, as far back as is known (ms). */
export function since(checks: readonly Check[]): number | null {
  const last = checks.at(-1)
  if (last === undefined) return null
  const isSame = (one: Check) => (one.state === 'down') === (last.state === 'down')
  const other = checks.findLastIndex(one => !isSame(one))
  return checks[other + 1]?.at ?? last.at
}
