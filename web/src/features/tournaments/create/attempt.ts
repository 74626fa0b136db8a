import {
  addParticipants,
  type CreateTournamentBody,
  createTournament,
  listParticipants,
  type NewParticipant,
  type Participant,
  updateTournament,
} from '@gym-it/contracts'
import { call } from '../../../lib/call.ts'
import { isRefusal, type KeptKey, keyFor } from '../../../lib/kept-key.ts'

/**
 * How far a new tournament has come. It is kept with the draft, so that another press, also after the page was loaded
 * anew, goes on from there: an answer that was lost does not make a second tournament.
 */
export interface Attempt {
  /** What it was made from, under which key; sent again as it was until the outcome is known. */
  readonly body: CreateTournamentBody
  readonly creating: KeptKey
  /** Once it is known to be made. */
  readonly id?: number
  /** The names that were sent, under which key. */
  readonly entering?: KeptKey
}

type Note = (attempt: Attempt | null) => void

/** Makes the tournament, or goes on with the one that an earlier attempt has made, as it is wanted now. */
export async function makeOnce(
  body: CreateTournamentBody,
  earlier: Attempt | null,
  note: Note,
): Promise<Attempt & { readonly id: number }> {
  const attempt = earlier ?? { body, creating: keyFor(body, null) }
  note(attempt)
  try {
    const id = attempt.id ?? (await sendFirst(attempt))
    note({ ...attempt, id })
    if (JSON.stringify(body) !== JSON.stringify(attempt.body)) await call(updateTournament, { params: { id }, body })
    const made = { ...attempt, body, id }
    note(made)
    return made
  } catch (error) {
    // There is none: it was refused, or somebody has deleted it since.
    if (isRefusal(error) && (attempt.id === undefined || isUnknown(error))) note(null)
    throw error
  }
}

const isUnknown = (error: unknown) => (error as { code?: string }).code === 'TOURNAMENT_UNKNOWN'

async function sendFirst({ body, creating }: Attempt): Promise<number> {
  return (await call(createTournament, { body }, { idempotencyKey: creating.key })).tournament.id
}

const factsOf = ({ name, club, rating, group, division }: NewParticipant) =>
  JSON.stringify([name, club ?? null, rating ?? null, group ?? null, division ?? null])

/** Whether those who are in are the ones that are wanted, in the order of entry. */
export function isEntered(wanted: readonly NewParticipant[], participants: readonly Participant[]): boolean {
  const entered = participants.filter(one => one.status === 'approved').toSorted((one, two) => one.id - two.id)
  return (
    entered.length === wanted.length &&
    entered.every((one, index) => {
      const other = wanted[index]
      return other !== undefined && factsOf(one) === factsOf(other) && one.given_seed === (other.seed ?? null)
    })
  )
}

/**
 * Enters the names once. Answers how many others an earlier attempt has entered already: then nothing is sent, because
 * only a person can say who of them is meant.
 */
export async function enterOnce(
  entries: readonly NewParticipant[],
  attempt: Attempt & { readonly id: number },
  note: Note,
): Promise<number> {
  const { id, entering: earlier } = attempt
  const entering = keyFor(entries, earlier ?? null)
  if (earlier !== undefined && entering !== earlier) {
    const participants = await call(listParticipants, { params: { id } })
    const count = participants.filter(one => one.status === 'approved').length
    if (count > 0) return isEntered(entries, participants) ? 0 : count
  }
  if (entries.length === 0) return 0
  note({ ...attempt, entering })
  try {
    const body = { participants: [...entries] }
    await call(addParticipants, { params: { id }, body }, { idempotencyKey: entering.key })
  } catch (error) {
    if (isRefusal(error)) note(isUnknown(error) ? null : attempt)
    throw error
  }
  return 0
}
