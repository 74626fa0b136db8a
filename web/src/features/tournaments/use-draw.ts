import { generateBracket } from '@gym-it/contracts'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { call } from '../../lib/call.ts'
import { toast } from '../../ui/toast.ts'
import { refetchTournament } from './queries.ts'

/** Draws the bracket and shows it. `before` runs first, e.g. to enter the names that were just typed. */
export function useDraw(id: number) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: async (before?: () => Promise<unknown>) => {
      await before?.()
      const drawn = await call(generateBracket, { params: { id } })
      await refetchTournament(id)
      return drawn
    },
    onSuccess: async ({ matches }) => {
      if (matches === 0) toast('Tap a cell to enter a score.', { title: 'The leaderboard is open' })
      else toast(`${matches} matches are set. Tap one to record its result.`, { title: 'The draw stands' })
      await navigate({ to: '/tournaments/$id', params: { id: String(id) } })
    },
  })
}
