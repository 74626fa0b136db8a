import {
  apiBase,
  healthOf,
  type InstanceHealth,
  type Problem,
  type ServiceHealth,
  type StatefulServiceName,
} from '@gym-it/contracts'
import type { Static } from 'typebox'
import type { Instance } from '../forwarding/instances.ts'

/** Longer than a service takes to find out that its own neighbours are away. */
const patienceMs = 3_500

/** What one instance answered; `refusal`: that the caller may not know. */
export interface Asked {
  readonly instance: InstanceHealth
  readonly refusal?: Static<typeof Problem>
}

/** Asks one instance how it is, in the caller's name. Never rejects: no answer in time is an answer too. */
export async function askInstance(
  service: StatefulServiceName,
  { pool }: Instance,
  headers: Readonly<Record<string, string>>,
): Promise<Asked> {
  const began = performance.now()
  try {
    const path = `${apiBase}${healthOf[service].path}`
    const signal = AbortSignal.timeout(patienceMs)
    const { statusCode, body } = await pool.request({ method: 'GET', path, headers: { ...headers }, signal })
    const answer: unknown = await body.json()
    const answered_ms = Math.round(performance.now() - began)
    const there = { service, is_reachable: true, answered_ms, health: null }
    // Both ends are made from the one declaration.
    if (statusCode === 200) return { instance: { ...there, health: answer as ServiceHealth } }
    if (statusCode === 401 || statusCode === 403) return { instance: there, refusal: answer as Static<typeof Problem> }
  } catch {
    // Away, late, or something else stands at this address.
  }
  return { instance: { service, is_reachable: false, answered_ms: null, health: null } }
}
