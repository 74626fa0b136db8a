import { generateBracket, type ReplyOf } from '@gym-it/contracts'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { call } from '../../lib/call.ts'
import { i18n } from '../../lib/i18n.ts'
import { toast } from '../../ui/toast.ts'
import { refetchTournament } from './queries.ts'

/** Says what a draw has made, and what comes next. */
export function sayDrawn({ matches }: ReplyOf<typeof generateBracket>): void {
  if (matches === 0) {
    toast(i18n._('Tap a cell to enter a score.'), { title: i18n._('The leaderboard is open') })
    return
  }
  const said =
    /*i18n*/ '{matches, plural, one {# match is set.} other {# matches are set.}} Tap one to record its result.'
  toast(i18n._(said, { matches }), { title: i18n._('The draw stands') })
}

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
    onSuccess: async drawn => {
      sayDrawn(drawn)
      await navigate({ to: '/tournaments/$id', params: { id: String(id) } })
    },
  })
}
