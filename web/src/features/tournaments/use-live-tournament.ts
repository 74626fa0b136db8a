import { tournamentTopic } from '@gym-it/contracts'
import { useEffect, useRef, useState } from 'react'
import { useTopic } from '../../lib/live.ts'
import { queryClient } from '../../lib/query-client.ts'
import { applyEvent } from '../brackets/live-bracket.ts'
import { bracketQuery, patchBracket, refetchTournament } from './queries.ts'

/** A burst of results is followed by one fetch, not by one each. */
const settleMs = 600

/**
 * Keeps the shown tournament up to date: events are applied at once, and what they do not carry is fetched after.
 * Answers true once it was deleted.
 */
export function useLiveTournament(id: number): boolean {
  const [isDeleted, setIsDeleted] = useState(false)
  const settling = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(settling.current), [])

  const settle = (onlyMatches: boolean) => {
    clearTimeout(settling.current)
    settling.current = setTimeout(() => {
      if (onlyMatches) void queryClient.invalidateQueries({ queryKey: bracketQuery(id).queryKey })
      else void refetchTournament(id)
    }, settleMs)
  }

  useTopic(tournamentTopic(id), {
    onEvent: (event, data) => {
      if (event === 'tournament.deleted') return setIsDeleted(true)
      patchBracket(id, view => applyEvent(view, event, data))
      settle(event.startsWith('match.') || event.startsWith('round.'))
    },
    onGap: () => void refetchTournament(id),
  })
  return isDeleted
}
