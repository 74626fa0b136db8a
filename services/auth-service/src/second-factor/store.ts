import type { Queryable, Transaction } from '@gym-it/service-kit'

interface Factor {
  readonly id: number
  readonly account_id: number
  readonly name: string
  readonly created_at: string
  readonly last_used_at: string | null
}

export interface NewTotp {
  readonly sealed_secret: string
  /** The step whose code was used last: it and those before are used up. */
  readonly last_step: number
}

export interface NewPasskey {
  readonly rp_id: string
  readonly credential_id: string
  readonly public_key: string
  readonly counter: number
  readonly transports: readonly string[]
}

export interface TotpRow extends Factor, NewTotp {
  readonly kind: 'totp'
}

export interface PasskeyRow extends Factor, NewPasskey {
  readonly kind: 'passkey'
}

export type FactorRow = TotpRow | PasskeyRow

/** Somebody's second factors, the oldest first. */
export function listFactors(sql: Queryable, accountId: number): Promise<FactorRow[]> {
  return sql<FactorRow[]>`select * from second_factors where account_id = ${accountId} order by id`
}

export async function hasFactor(sql: Queryable, accountId: number): Promise<boolean> {
  return (await sql`select 1 from second_factors where account_id = ${accountId} limit 1`).length > 0
}

/** Adds a factor; undefined when this passkey is somebody's already. */
export async function insertFactor(
  tx: Transaction,
  account_id: number,
  name: string,
  factor: ({ readonly kind: 'totp' } & NewTotp) | ({ readonly kind: 'passkey' } & NewPasskey),
): Promise<FactorRow | undefined> {
  const [row] = await tx<FactorRow[]>`
    insert into second_factors ${tx({ account_id, name, ...factor })} on conflict do nothing returning *`
  return row
}

export async function renameFactor(
  tx: Transaction,
  accountId: number,
  id: number,
  name: string,
): Promise<FactorRow | undefined> {
  const [row] = await tx<FactorRow[]>`
    update second_factors set name = ${name} where id = ${id} and account_id = ${accountId} returning *`
  return row
}

export async function deleteFactor(tx: Transaction, accountId: number, id: number): Promise<FactorRow | undefined> {
  const [row] = await tx<FactorRow[]>`
    delete from second_factors where id = ${id} and account_id = ${accountId} returning *`
  return row
}

export async function deleteFactorsOf(tx: Transaction, accountId: number): Promise<void> {
  await tx`delete from second_factors where account_id = ${accountId}`
}

/** Uses up a code and those before it; false when it was used already. */
export async function useStep(tx: Transaction, id: number, step: number): Promise<boolean> {
  const used = await tx`
    update second_factors set last_step = ${step}, last_used_at = now()
    where id = ${id} and last_step < ${step} returning id`
  return used.length > 0
}

/** Notes the counter that a passkey showed; false when another sign-in has noted one meanwhile. */
export async function useCounter(
  tx: Transaction,
  { id, counter: before }: PasskeyRow,
  counter: number,
): Promise<boolean> {
  const used = await tx`
    update second_factors set counter = ${counter}, last_used_at = now()
    where id = ${id} and counter = ${before} returning id`
  return used.length > 0
}

/** Puts these recovery codes, hashed, in the place of all former ones. */
export async function replaceRecoveryCodes(
  tx: Transaction,
  accountId: number,
  hashes: readonly string[],
): Promise<void> {
  await tx`delete from recovery_codes where account_id = ${accountId}`
  await tx`insert into recovery_codes (account_id, code_hash) select ${accountId}, unnest(${hashes}::text[])`
}

/** Uses up a recovery code; false when there is none like it. */
export async function takeRecoveryCode(tx: Transaction, accountId: number, hash: string): Promise<boolean> {
  const taken = await tx`
    delete from recovery_codes where account_id = ${accountId} and code_hash = ${hash} returning account_id`
  return taken.length > 0
}

export async function countRecoveryCodes(sql: Queryable, accountId: number): Promise<number> {
  const [row] = await sql<{ left: number }[]>`
    select count(*) as left from recovery_codes where account_id = ${accountId}`
  return row?.left ?? 0
}
