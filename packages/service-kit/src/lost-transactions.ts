import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises'
import type { Sql, Transaction } from './database.ts'

type Work = (tx: Transaction) => unknown

const forever = new Promise<never>(() => {})

class ConnectionLost extends Error {
  readonly code = 'CONNECTION_CLOSED'
}

/** Some server process says that it ends: mostly ours, and then the end of the connection follows. */
const isLastWord = (error: unknown) => ['FATAL', 'PANIC'].includes(String((error as { severity?: unknown })?.severity))
const endFollowsMs = 500

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
        const working = work(alive)
        const result = await (Array.isArray(working) ? Promise.all(working) : working)
        return isLost ? await forever : result
      } catch (error) {
        // What has failed together with the connection fails first.
        await (isLastWord(error) ? delay(endFollowsMs) : nextTurn())
        if (isLost) await forever
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
