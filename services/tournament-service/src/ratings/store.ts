import type { Participant, Rating, ratingKinds } from '@gym-it/contracts'
import type { Queryable, Transaction } from '@gym-it/service-kit'
import type { Draw } from '@gym-it/tournament-engine'
import type { MatchRow } from '../brackets/store.ts'

export type RatingKind = (typeof ratingKinds)[number]
/** One person's rating after a tournament. */
export type RatingRow = Omit<Rating, 'name'> & { readonly tournament_id: number; readonly kind: RatingKind }

/** A completed tournament, as far as ratings follow from it. */
export interface RatedTournament {
  readonly id: number
  readonly draw: Draw
  readonly matches: readonly MatchRow[]
  readonly participants: readonly Pick<Participant, 'id' | 'user_id' | 'members'>[]
}

/** Any number: ratings of one discipline take turns on it. */
const ratingLock = 4_938_203

/** Waits until nobody else rates this discipline; holds it until the transaction ends. */
export async function lockDiscipline(tx: Transaction, discipline: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(${ratingLock}, hashtext(lower(${discipline})))`
}

const isRated = (sql: Queryable, discipline: string) =>
  sql`lower(t.discipline) = lower(${discipline}) and t.status = 'completed' and t.visibility = 'public'`

/** Forgets the ratings that a tournament gave. */
export async function deleteRatingsOf(tx: Transaction, tournamentId: number): Promise<void> {
  await tx`delete from ratings where tournament_id = ${tournamentId}`
}

/** Forgets the ratings of the tournaments of a discipline that were completed at `since` or later. */
export async function deleteRatings(tx: Transaction, discipline: string, since: string): Promise<void> {
  await tx`
    delete from ratings using tournaments t
    where t.id = ratings.tournament_id and lower(t.discipline) = lower(${discipline}) and t.completed_at >= ${since}`
}

/** The tournaments of a discipline from `since` on, in the order in which they were completed. */
export async function readRatedTournaments(
  tx: Transaction,
  discipline: string,
  since: string,
): Promise<RatedTournament[]> {
  const rows = await tx<Pick<RatedTournament, 'id' | 'draw'>[]>`
    select t.id, t.draw from tournaments t
    where ${isRated(tx, discipline)} and t.completed_at >= ${since} and t.draw is not null
    order by t.completed_at, t.id`
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const [matches, participants] = await Promise.all([
    tx<MatchRow[]>`select * from matches where tournament_id in ${tx(ids)} order by tournament_id, number`,
    tx<(RatedTournament['participants'][number] & { tournament_id: number })[]>`
      select id, tournament_id, user_id, members from participants where tournament_id in ${tx(ids)}`,
  ])
  const matchesOf = Map.groupBy(matches, row => row.tournament_id)
  const participantsOf = Map.groupBy(participants, row => row.tournament_id)
  return rows.map(({ id, draw }) => ({
    id,
    draw,
    matches: matchesOf.get(id) ?? [],
    participants: participantsOf.get(id) ?? [],
  }))
}

/** Everybody's rating in a discipline after the tournaments before `before`; without it, today's. */
export function readRatings(sql: Queryable, discipline: string, before: string | null = null): Promise<RatingRow[]> {
  return sql<RatingRow[]>`
    select distinct on (r.kind, r.user_id) r.*
    from ratings r join tournaments t on t.id = r.tournament_id
    where ${isRated(sql, discipline)} ${before === null ? sql`` : sql`and t.completed_at < ${before}`}
    order by r.kind, r.user_id, t.completed_at desc, t.id desc`
}

/** Keeps the ratings of people who are still known. */
export async function insertRatings(tx: Transaction, rows: readonly RatingRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx`
    insert into ratings (tournament_id, kind, user_id, rating, deviation, volatility, matches)
    select r.* from jsonb_to_recordset(${tx.json(rows.map(row => ({ ...row })))}) as r (
      tournament_id integer, kind text, user_id integer, rating double precision, deviation double precision,
      volatility double precision, matches integer)
    where r.user_id in (select id from people)`
}

/** The best of a discipline, by name. */
export function listRatings(sql: Queryable, discipline: string, kind: RatingKind, limit: number): Promise<Rating[]> {
  return sql<Rating[]>`
    with latest as (
      select distinct on (r.user_id) r.*
      from ratings r join tournaments t on t.id = r.tournament_id
      where ${isRated(sql, discipline)} and r.kind = ${kind}
      order by r.user_id, t.completed_at desc, t.id desc
    )
    select latest.user_id, people.name, rating, deviation, volatility, matches
    from latest join people on people.id = latest.user_id
    order by rating desc, deviation, latest.user_id limit ${limit}`
}
