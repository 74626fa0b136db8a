import postgres from 'postgres'
import { refuseLostTransactions } from './lost-transactions.ts'

/** Rows come as the wire shows them: times as RFC 3339 text, days as YYYY-MM-DD, bigint as number. */
const wireTypes = {
  timestamptz: {
    to: 1184,
    from: [1184],
    serialize: (value: string) => value,
    parse: (value: string) => new Date(value).toISOString(),
  },
  date: { to: 1082, from: [1082], serialize: (value: string) => value, parse: (value: string) => value },
  bigint: { to: 20, from: [20], serialize: (value: number) => String(value), parse: Number },
}

export type Sql = postgres.Sql<{ timestamptz: string; date: string; bigint: number }>
export type Transaction = postgres.TransactionSql<{ timestamptz: string; date: string; bigint: number }>
/** A value as PostgreSQL's JSON types take it. */
export type JsonValue = postgres.JSONValue
/** A part of a statement. */
export type Fragment = postgres.PendingQuery<postgres.Row[]>
/** Either of both: what a store's read functions take. */
export type Queryable = Sql | Transaction

/** How long a transaction may wait for the process that opened it: a frozen one would keep its locks for hours. */
const longestSilenceMs = 15_000

/**
 * Opens a pool. A lost server fails queries quickly, after `connectSeconds` where nobody answers, and is tried again by
 * the next ones.
 */
export function openDatabase(url: string, connections = 10, connectSeconds = 2): Sql {
  const sql = postgres(url, {
    max: connections,
    connect_timeout: connectSeconds,
    idle_timeout: 60,
    backoff: () => 0.1,
    onnotice: () => {},
    types: wireTypes,
    connection: {
      application_name: 'gym-it',
      statement_timeout: 8_000,
      lock_timeout: 5_000,
      idle_in_transaction_session_timeout: longestSilenceMs,
      tcp_user_timeout: longestSilenceMs,
    },
  })
  return refuseLostTransactions(sql)
}

const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'ENOENT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
])
/**
 * SQLSTATE classes 08 (connection), 53 (resources), 57 (operator, shutting down, starting up), busy locks, and a
 * transaction that the server ended because nothing came any more.
 */
const unavailableState = /^(08|53|57)...$|^(25P03|40001|40P01|55P03)$/

/** True when a query failed because the database is away or busy, not because of what was asked. */
export function isDatabaseAway(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && (unreachable.has(code) || unavailableState.test(code))
}

/** SQLSTATEs of text that PostgreSQL cannot hold, such as a NUL character or, in JSON, half a surrogate pair. */
export function isTextNotStorable(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return code === '22021' || code === '22P05' || code === '22P02'
}

/** True when a write met a row that a unique index forbids, or misses one that it refers to: somebody was quicker. */
export function isOvertaken(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return code === '23505' || code === '23503'
}
