import type { BracketView, Match, ResultBody } from '@gym-it/contracts'
import { createContext, useMemo } from 'react'
import { i18n } from '../../../lib/i18n.ts'
import { useStore } from '../../../lib/store.ts'
import { useUser } from '../../../lib/use-session.ts'
import { awaitedKeys, keptWrites } from '../../../lib/writes/known-writes.ts'
import type { WaitingWrite } from '../../../lib/writes/waiting-write.ts'

/** A result that was recorded in this browser and that the server has not taken yet. */
export interface WaitingResult {
  /** That of its write. */
  readonly key: string
  /** The match with the result in it; as it stands on the server where it was refused. */
  readonly match: Match
  readonly isRefused: boolean
}
type WaitingResults = ReadonlyMap<number, WaitingResult>

const none: WaitingResults = new Map()

/** The results that wait, by match. */
export const WaitingResults = createContext(none)

/** What stands on the card of such a match. */
export const waitingText = ({ isRefused }: WaitingResult) =>
  isRefused ? i18n._('Result not taken') : i18n._('Waits to be sent')

/** The match as it will stand; who moves on by it is known once it is sent. */
const withResult = (match: Match, { winner_id = null, outcome = 'played', games = [], score = null }: ResultBody) => ({
  ...match,
  ...{ winner_id, outcome, score, games: [...games] },
  winner: [match.participant1, match.participant2].find(one => one !== null && one.id === winner_id) ?? null,
  status: 'completed' as const,
})

/** What waits of these writes for the matches of one tournament. */
export function waitingResults(writes: readonly WaitingWrite[], { tournament, bracket }: BracketView): WaitingResults {
  const waiting = writes.flatMap(({ key, operation, input, refusal }) => {
    if (operation.id !== 'recordResult') return []
    // It was kept as this operation's input.
    const { params, body } = input as { params: { id: number; match_id: number }; body: ResultBody }
    const match = params.id === tournament.id && bracket.find(one => one.id === params.match_id)
    if (!match) return []
    const isRefused = refusal !== undefined
    return [[match.id, { key, isRefused, match: isRefused ? match : withResult(match, body) }] as const]
  })
  return waiting.length === 0 ? none : new Map(waiting)
}

/** The results of whoever is signed in that wait here, but for those whose answer is still awaited where they were made. */
export function useWaitingResults(view: BracketView | undefined): WaitingResults {
  const writes = useStore(keptWrites)
  const awaited = useStore(awaitedKeys)
  const userId = useUser()?.id
  return useMemo(() => {
    const own = writes.filter(one => one.userId === userId && !awaited.has(one.key))
    return view === undefined || own.length === 0 ? none : waitingResults(own, view)
  }, [writes, awaited, userId, view])
}
