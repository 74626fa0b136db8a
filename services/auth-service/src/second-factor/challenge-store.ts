import type { Queryable, Transaction } from '@gym-it/service-kit'

export interface ChallengeRow {
  readonly account_id: number
  readonly purpose: 'sign_in' | 'enrolment'
  readonly password_version: number
  /** The secret of an authenticator app that is being set up. */
  readonly sealed_secret: string | null
  readonly passkey_challenge: string | null
}

export async function insertChallenge(
  sql: Queryable,
  tokenHash: string,
  challenge: ChallengeRow,
  minutes: number,
): Promise<void> {
  const { account_id, purpose, password_version, sealed_secret, passkey_challenge } = challenge
  await sql`
    insert into second_factor_challenges
      (token_hash, account_id, purpose, password_version, sealed_secret, passkey_challenge, expires_at)
    values (${tokenHash}, ${account_id}, ${purpose}, ${password_version}, ${sealed_secret}, ${passkey_challenge},
      now() + ${minutes} * interval '1 minute')`
}

/** Whose challenge this is, if it can still be used. */
export async function findChallenge(
  sql: Queryable,
  tokenHash: string,
  purpose: ChallengeRow['purpose'],
): Promise<ChallengeRow | undefined> {
  const [row] = await sql<ChallengeRow[]>`
    select * from second_factor_challenges
    where token_hash = ${tokenHash} and purpose = ${purpose} and tries_left > 0 and expires_at > now()`
  return row
}

/** Spends one of a challenge's tries and keeps it from others until the transaction ends; undefined when it is over. */
export async function tryChallenge(
  tx: Transaction,
  tokenHash: string,
  purpose: ChallengeRow['purpose'],
): Promise<ChallengeRow | undefined> {
  const [row] = await tx<ChallengeRow[]>`
    update second_factor_challenges set tries_left = tries_left - 1
    where token_hash = ${tokenHash} and purpose = ${purpose} and tries_left > 0 and expires_at > now() returning *`
  return row
}

export async function deleteChallenge(tx: Transaction, tokenHash: string): Promise<void> {
  await tx`delete from second_factor_challenges where token_hash = ${tokenHash}`
}

/** Ends everything that an account has begun. */
export async function deleteChallengesOf(tx: Transaction, accountId: number): Promise<void> {
  await tx`delete from second_factor_challenges where account_id = ${accountId}`
}

export async function forgetOldChallenges(sql: Queryable): Promise<void> {
  await sql`delete from second_factor_challenges where expires_at < now()`
}
