import {
  addParticipants,
  type CreateTournamentBody,
  createTournament,
  generateBracket,
  listParticipants,
  type NewParticipant,
  type Tournament,
  updateTournament,
} from '@gym-it/contracts'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { call } from '../../../lib/call.ts'
import { queryClient } from '../../../lib/query-client.ts'
import { toastProblem } from '../../../ui/toast.ts'
import { sayDrawn } from '../use-draw.ts'

export interface NewTournament {
  readonly body: CreateTournamentBody
  readonly entries: readonly NewParticipant[]
  readonly isDrawn: boolean
}

/**
 * Makes the tournament, enters who was typed and draws, one after the other. What was made before a refusal is not made
 * twice: the next attempt goes on from there. A draw that is refused leads to the tournament, where everything stands.
 */
export function useCreate() {
  const navigate = useNavigate()
  const made = useRef<Tournament>(undefined)
  return useMutation({
    mutationFn: async ({ body, entries, isDrawn }: NewTournament) => {
      const earlier = made.current
      const reply =
        earlier === undefined
          ? await call(createTournament, { body })
          : await call(updateTournament, { params: { id: earlier.id }, body })
      made.current = reply.tournament
      const { id } = reply.tournament
      const params = { id: String(id) }
      // The answer to an earlier attempt may have been lost on the way.
      const isEntered = earlier !== undefined && (await call(listParticipants, { params: { id } })).length > 0
      if (entries.length > 0 && !isEntered) {
        await call(addParticipants, { params: { id }, body: { participants: [...entries] } })
      }
      void queryClient.invalidateQueries({ queryKey: ['tournaments'] })
      if (!isDrawn) return navigate({ to: '/tournaments/$id/participants', params })
      try {
        sayDrawn(await call(generateBracket, { params: { id } }))
      } catch (error) {
        toastProblem(error)
        return navigate({ to: '/tournaments/$id/participants', params })
      }
      return navigate({ to: '/tournaments/$id', params })
    },
  })
}
