import { isDeepStrictEqual } from 'node:util'
import type { Emit, Transaction } from '@gym-it/service-kit'
import { inboxesChanged } from '../inbox/events.ts'
import { findStanding, type NoticeRow, type TournamentNotices, withdrawNotices, withdrawOf } from '../inbox/store.ts'
import { type Notice, noticeOf, tell } from '../inbox/telling.ts'
import type { Worded } from '../inbox/wording/texts.ts'

/** The event that is told of. */
export interface Occasion {
  readonly tx: Transaction
  readonly emit: Emit
  readonly event_type: string
  /** Names the event for all times, also should a producer’s log begin anew after a restore. */
  readonly event_key: string
  readonly tournament_id: number | null
  readonly link: string | null
  readonly isOld: boolean
}

export interface News {
  readonly user_id: number
  readonly worded: Worded
}

const isSame = (standing: NoticeRow, wanted: Notice) =>
  standing.user_id === wanted.user_id &&
  standing.text_key === wanted.text_key &&
  isDeepStrictEqual(standing.parameters, wanted.parameters)

/**
 * Brings what people are told about one thing to what holds now: tells what is new, withdraws what has lost its reason,
 * leaves what stands. With `isAnew` everything is told again, even in the same words.
 */
export async function settle(
  occasion: Occasion,
  about: string,
  news: readonly News[],
  { isAnew = false } = {},
): Promise<void> {
  const { tx, emit, event_type, event_key, tournament_id, link, isOld } = occasion
  const key = `${event_key}#${about}`
  // Somebody may stand on both sides, alone and in a team: they are told once.
  const byPerson = new Map(news.toReversed().map(one => [one.user_id, one.worded]))
  const wanted = [...byPerson].map(([user_id, worded]) =>
    noticeOf(user_id, event_type, worded, { link, about, tournament_id, event_key: key }),
  )
  const standing = await findStanding(tx, about)
  const stays = (one: NoticeRow) => (isAnew ? one.event_key === key : wanted.some(notice => isSame(one, notice)))
  const kept = standing.filter(stays)
  const fallen = standing.filter(one => !stays(one)).map(({ id }) => id)
  for (const event of inboxesChanged('notification.removed', await withdrawNotices(tx, fallen))) emit(event)
  const missing = wanted.filter(notice => !kept.some(one => one.user_id === notice.user_id))
  await tell(tx, emit, missing, { isOld })
}

/** Withdraws what was told of a tournament, all of it or a part. */
export async function withdraw({ tx, emit }: Occasion, which: TournamentNotices): Promise<void> {
  for (const event of inboxesChanged('notification.removed', await withdrawOf(tx, which))) emit(event)
}
