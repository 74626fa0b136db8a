import type { InternalRead, ServiceName } from '@gym-it/contracts'
import type { Static } from 'typebox'
import type { ServiceTokens } from './tokens.ts'

type Values = Readonly<Record<string, string | number>>

/** Another service, asked directly and in this service's name. */
export interface Neighbour {
  readonly service: ServiceName
  /** Reads JSON at an internal address. Rejects when no replica answers with a success. */
  get(path: string): Promise<unknown>
  read<R extends InternalRead>(read: R, ask?: { params?: Values; query?: Values }): Promise<Static<R['reply']>>
}

const readTimeoutMs = 3_000

/** `urls` may list several replicas, comma-separated; they take turns, and stand in for one another. */
export function openNeighbour(service: ServiceName, urls: string, tokens: ServiceTokens): Neighbour {
  const addresses = urls.split(',').map(url => url.trim().replace(/\/$/, ''))
  let turn = 0
  const getFrom = async (address: string, path: string): Promise<unknown> => {
    const response = await fetch(`${address}${path}`, {
      headers: { authorization: `Bearer ${tokens.sign()}` },
      signal: AbortSignal.timeout(readTimeoutMs),
    }).catch(cause => {
      throw new Error(`${service} does not answer`, { cause })
    })
    if (!response.ok) throw new Error(`${service} answered ${response.status} at ${path.split('?')[0]}`)
    return response.json()
  }
  const get = async (path: string) => {
    let trouble: unknown
    for (const _ of addresses) {
      try {
        return await getFrom(addresses[turn++ % addresses.length] ?? '', path)
      } catch (error) {
        trouble = error
      }
    }
    throw trouble
  }
  return {
    service,
    get,
    read({ path }, { params = {}, query = {} } = {}) {
      const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
      const given = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)])
      // Both ends are made from the one declaration.
      return get(`${filled}?${new URLSearchParams(given)}`) as Promise<never>
    },
  }
}
