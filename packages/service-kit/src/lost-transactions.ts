import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Sql, Transaction } from './database.ts'

type Work = (tx: Transaction) => unknown

const forever = new Promise<never>(() => {})

class ConnectionLost extends Error {
  readonly code = 'CONNECTION_CLOSED'
}

/** An error after which the server, or postgres.js, closes the connection. */
function endsConnection(error: unknown): boolean {
  const { severity, code } = (error ?? {}) as { severity?: unknown; code?: unknown }
  return severity === 'FATAL' || severity === 'PANIC' || String(code).startsWith('CONNECTION_')
}

/**
 * postgres.js refuses a transaction whose connection was lost, but goes on with its work: the next statement, be it the
 * rollback, meets no connection, which ends the process, or the next one of the pool, outside any transaction. Such work
 * gets an error at its next statement instead, and its end is not waited for.
 */
export function refuseLostTransactions(sql: Sql): Sql {
  const { begin } = sql
  const guarded = async (...given: [string, Work] | [Work]) => {
    const work = given.at(-1) as Work
    let isLost = false
    const guardedWork = async (tx: Transaction) => {
      const alive = new Proxy(tx, {
        apply(target, self, parameters) {
          if (isLost) throw new ConnectionLost('The connection was lost in the middle of a transaction.')
          return Reflect.apply(target, self, parameters)
        },
      })
      try {
        const result = await work(alive)
        return isLost ? await forever : result
      } catch (error) {
        // What has failed together with the connection fails first.
        await nextTurn()
        if (isLost || endsConnection(error)) await forever
        throw error
      }
    }
    const [options] = given
    const transaction = typeof options === 'string' ? begin(options, guardedWork) : begin(guardedWork)
    return transaction.catch(error => {
      isLost = true
      throw error
    })
  }
  return Object.assign(sql, { begin: guarded as Sql['begin'] })
}
