import type { Tournament, tournamentStatuses } from '@gym-it/contracts'
import type { JsonValue, Queryable, Transaction } from '@gym-it/service-kit'

/** A tournament as stored: what the wire shows, the seed that is shown with the draw, and who won. */
export interface TournamentRow extends Omit<Tournament, 'random_seed'> {
  readonly secret_seed: string
  readonly champions: readonly number[]
}

type Writable = Omit<TournamentRow, 'id' | 'participant_count' | 'created_at' | 'version'>
export type NewTournament = Omit<Writable, 'status' | 'is_paused' | 'is_finished' | 'completed_at' | 'champions'>
/** `draw` holds the facts of the draw, which only the bracket reads. */
export type TournamentChanges = Partial<Writable> & { readonly draw?: JsonValue }

/** All but the draw, which is large and only needed with the bracket. */
const shown = [
  ...['id', 'name', 'start_date', 'max_participants', 'tournament_type', 'format', 'discipline', 'status'],
  ...['is_paused', 'is_finished', 'registration_deadline', 'settings', 'visibility', 'secret_seed', 'draw_commitment'],
  ...['champions', 'completed_at', 'created_by', 'created_at', 'version'],
]

const columns = (sql: Queryable) => sql`
  ${sql(shown)},
  (select count(*) from participants where tournament_id = tournaments.id and status = 'approved')::integer
    as participant_count`

const stored = (sql: Queryable, { settings, draw, ...rest }: TournamentChanges) =>
  sql({
    ...rest,
    ...(settings ? { settings: sql.json(settings) } : {}),
    ...(draw === undefined ? {} : { draw: sql.json(draw) }),
    // postgres.js takes JSON and arrays as values, its types do not.
  } as unknown as Record<string, string>)

export async function insertTournament(tx: Transaction, tournament: NewTournament): Promise<TournamentRow> {
  const [row] = await tx<TournamentRow[]>`
    insert into tournaments ${stored(tx, tournament)} returning ${columns(tx)}`
  if (!row) throw new Error('an insert answered no row')
  return row
}

export async function findTournament(sql: Queryable, id: number): Promise<TournamentRow | undefined> {
  const [row] = await sql<TournamentRow[]>`select ${columns(sql)} from tournaments where id = ${id}`
  return row
}

/** The tournament, locked until the transaction ends: all its changes take turns here. */
export async function lockTournament(tx: Transaction, id: number): Promise<TournamentRow | undefined> {
  // Sent together. One statement would count the participants before it waits for the lock, and so miss the latest.
  // `no key`: rows of others may still refer to it, such as the ratings that another tournament's correction rewrites.
  const [, [row]] = await Promise.all([
    tx`select from tournaments where id = ${id} for no key update`,
    tx<TournamentRow[]>`select ${columns(tx)} from tournaments where id = ${id}`,
  ])
  return row
}

export interface TournamentFilter {
  readonly limit: number
  readonly cursor?: number | undefined
  readonly status?: (typeof tournamentStatuses)[number] | undefined
  readonly q?: string | undefined
  readonly membersToo: boolean
}

export function listTournaments(sql: Queryable, filter: TournamentFilter): Promise<TournamentRow[]> {
  const { limit, cursor, status, q, membersToo } = filter
  return sql<TournamentRow[]>`
    select ${columns(sql)} from tournaments where true
    ${cursor ? sql`and id < ${cursor}` : sql``}
    ${status ? sql`and status = ${status}` : sql``}
    ${q ? sql`and strpos(lower(name), lower(${q})) > 0` : sql``}
    ${membersToo ? sql`` : sql`and visibility = 'public'`}
    order by id desc limit ${limit}`
}

/** Changes the row and raises its version; with no changes it only raises the version. */
export async function updateTournament(
  tx: Transaction,
  id: number,
  changes: TournamentChanges = {},
): Promise<TournamentRow> {
  const isEmpty = Object.keys(changes).length === 0
  const [row] = isEmpty
    ? await tx<TournamentRow[]>`
        update tournaments set version = version + 1 where id = ${id} returning ${columns(tx)}`
    : await tx<TournamentRow[]>`
        update tournaments set ${stored(tx, changes)}, version = version + 1 where id = ${id} returning ${columns(tx)}`
  if (!row) throw new Error(`tournament ${id} vanished while locked`)
  return row
}

export async function deleteTournament(tx: Transaction, id: number): Promise<void> {
  // Matches refer to participants, so they go first.
  await tx`delete from matches where tournament_id = ${id}`
  await tx`delete from tournaments where id = ${id}`
}
