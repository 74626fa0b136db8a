import { reopenTournament } from '@gym-it/contracts'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { toastProblem } from '../../ui/toast.ts'
import { refetchTournament, takeOver } from './queries.ts'

/** Goes on with a finished tournament. */
export const useReopening = (id: number) =>
  useMutation({
    mutationFn: () => call(reopenTournament, { params: { id } }),
    onSuccess: ({ tournament }) => {
      takeOver(tournament)
      return refetchTournament(id)
    },
    onError: toastProblem,
  })
