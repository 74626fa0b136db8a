import { tournamentTopic } from '@gym-it/contracts'
import { useState } from 'react'
import { useTopic } from '../../lib/live.ts'
import { queryClient } from '../../lib/query-client.ts'
import { applyEvent } from '../brackets/live-bracket.ts'
import { bracketQuery, patchBracket, refetchTournament } from './queries.ts'
import { useSettled } from './use-settled.ts'

/**
 * Keeps the shown tournament up to date: events are applied at once, and what they do not carry is fetched after.
 * Answers true once it was deleted.
 */
export function useLiveTournament(id: number): boolean {
  const [isDeleted, setIsDeleted] = useState(false)
  const settle = useSettled(wantsAll => {
    if (wantsAll) void refetchTournament(id)
    else void queryClient.invalidateQueries({ queryKey: bracketQuery(id).queryKey })
  })

  useTopic(tournamentTopic(id), {
    onEvent: (event, data) => {
      if (event === 'tournament.deleted') return setIsDeleted(true)
      patchBracket(id, view => applyEvent(view, event, data))
      settle(!event.startsWith('match.') && !event.startsWith('round.'))
    },
    onGap: () => void refetchTournament(id),
  })
  return isDeleted
}
