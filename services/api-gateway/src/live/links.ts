import type { IncomingHttpHeaders } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { type Link, linkPath, linkProtocol, openLink } from '@gym-it/service-kit'
import { type buildConnector, type Dispatcher, Pool } from 'undici'
import { connect } from '../forwarding/connect.ts'
import type { Instance, Instances } from '../forwarding/instances.ts'

/** For so long an instance that refuses links is not asked for one. */
const refusalMs = 10_000

/** Asks an instance for a link: null when it answers something else. Rejects when it does not answer. */
function dial({ pool }: Instance): Promise<Link | null> {
  const { promise, resolve, reject } = Promise.withResolvers<Link | null>()
  const handler: Dispatcher.DispatchHandler = {
    onRequestStart: () => {},
    onRequestUpgrade(_controller, _status, headers: IncomingHttpHeaders, socket) {
      if (headers.upgrade === linkProtocol) return resolve(openLink(socket, {}))
      socket.destroy()
      resolve(null)
    },
    onResponseStart(controller) {
      resolve(null)
      controller.abort(new Error('no link'))
    },
    onResponseError: (_controller, error) => reject(error),
  }
  pool.dispatch({ path: linkPath, method: 'GET', upgrade: linkProtocol }, handler)
  return promise
}

/** The one link to an instance: made when it is first needed, and anew after it broke. */
function linkTo(instance: Instance) {
  let link: Link | null = null
  let dialling: Promise<Link | null> | null = null
  let refusesUntil = 0
  return {
    /** Null where the instance takes no links. */
    async get(): Promise<Link | null> {
      if (link?.isOpen) return link
      if (performance.now() < refusesUntil) return null
      dialling ??= dial(instance).finally(() => {
        dialling = null
      })
      link = await dialling
      if (link === null) refusesUntil = performance.now() + refusalMs
      return link
    },
    close: () => link?.close(),
  }
}

/**
 * The same instances, reached through a link each, which carries the connections of all clients: what many of them are
 * sent at once comes over once (docs/decisions/0010-one-link-for-all-sockets.md). An instance that takes no links, or
 * has something between that lets none through, is reached by a connection for each client.
 */
export function linked(urls: readonly string[], instances: Instances): Instances {
  const all = instances.all.map((instance, index) => {
    const link = linkTo(instance)
    const connectOver: buildConnector.connector = (options, callback) => {
      link.get().then(
        // Everything that undici does with a connection, a carried one can do as well.
        open => (open ? callback(null, open.open() as Duplex as Socket) : connect(options, callback)),
        error => callback(error, null),
      )
    }
    const pool = new Pool(new URL(urls[index] ?? '').origin, { connect: connectOver, pipelining: 1 })
    return { instance, link, linked: { pool, rest: instance.rest } }
  })
  const beneath = new Map<Instance, Instance>(all.map(({ linked, instance }) => [linked, instance]))
  const above = new Map<Instance, Instance>(all.map(({ linked, instance }) => [instance, linked]))
  return {
    all: all.map(({ linked }) => linked),
    next(tried) {
      const next = instances.next(new Set([...tried].flatMap(one => beneath.get(one) ?? [])))
      return next && above.get(next)
    },
    async close() {
      for (const { link } of all) link.close()
      await Promise.all(all.map(({ linked }) => linked.pool.destroy()))
    },
  }
}
