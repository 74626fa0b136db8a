import { type CreateTournamentBody, generateBracket, type NewParticipant } from '@gym-it/contracts'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../../lib/call.ts'
import { i18n } from '../../../lib/i18n.ts'
import { queryClient } from '../../../lib/query-client.ts'
import { leaveDraft } from '../../../lib/use-draft.ts'
import { useUser } from '../../../lib/use-session.ts'
import { toast, toastProblem } from '../../../ui/toast.ts'
import type { PasteDraft } from '../../participants/paste-entries.ts'
import { pasteDraftName } from '../../participants/use-paste.ts'
import { sayDrawn } from '../use-draw.ts'
import { type Attempt, enterOnce, makeOnce } from './attempt.ts'

export interface NewTournament {
  readonly body: CreateTournamentBody
  readonly entries: readonly NewParticipant[]
  /** What the entries were read from. */
  readonly paste: PasteDraft
  readonly isDrawn: boolean
}

const stages = {
  making: /*i18n*/ 'Making the tournament…',
  entering: /*i18n*/ 'Entering the names…',
  drawing: /*i18n*/ 'Drawing…',
} as const

interface Progress {
  readonly attempt: Attempt | null
  readonly onAttempt: (attempt: Attempt | null) => void
  /** Everything stands, and the tournament is shown. */
  readonly onDone: () => void
}

/**
 * Makes the tournament, enters who was typed and draws, one after the other. What was made before a refusal or a lost
 * answer is not made twice: the next attempt goes on from there. A draw that is refused leads to the tournament, where
 * everything stands; and so do other names that an earlier attempt has entered, since nobody else may be drawn.
 */
export function useCreate({ attempt, onAttempt, onDone }: Progress) {
  const navigate = useNavigate()
  const user = useUser()
  const [stage, setStage] = useState<keyof typeof stages>('making')
  const making = useMutation({
    mutationFn: async ({ body, entries, paste, isDrawn }: NewTournament) => {
      setStage('making')
      const made = await makeOnce(body, attempt, onAttempt)
      if (entries.length > 0) setStage('entering')
      const others = await enterOnce(entries, made, onAttempt)
      void queryClient.invalidateQueries({ queryKey: ['tournaments'] })
      if (others > 0) {
        leaveDraft(pasteDraftName(made.id), user?.id, paste)
        toast(
          i18n._(
            'An earlier attempt has entered other names: {count}. Look through them, enter who is missing, then draw.',
            { count: others },
          ),
          { title: i18n._('Not drawn yet') },
        )
      }
      const isBracket = isDrawn && others === 0 && (await draw(made.id))
      const to = isBracket ? '/tournaments/$id' : '/tournaments/$id/participants'
      await navigate({ to, params: { id: String(made.id) }, ignoreBlocker: true })
      onDone()
    },
  })
  const draw = async (id: number): Promise<boolean> => {
    setStage('drawing')
    try {
      sayDrawn(await call(generateBracket, { params: { id } }))
      return true
    } catch (error) {
      toastProblem(error)
      return false
    }
  }
  return { ...making, progress: making.isPending ? i18n._(stages[stage]) : '' }
}
