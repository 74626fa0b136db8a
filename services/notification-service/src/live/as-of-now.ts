import type { Shown } from './shown.ts'

/** The same, for those who may see its topic now. */
const shownTo = ({ id, about, isEnd, message }: Shown, audience: Shown['audience'], streamed: () => Buffer): Shown => ({
  ...{ id, about, isEnd, message, audience },
  get streamed() {
    return streamed()
  },
})

/**
 * Of what somebody missed that which may be told now. An event says who could see its topic when it happened; the newest
 * one of the topic, which is the last of them, says who can now: who may see the one and not the other is told nothing.
 * Of what is gone only its end is told.
 */
export function asOfNow(missed: readonly Shown[]): readonly Shown[] {
  const newest = new Map(missed.map(shown => [shown.about, shown]))
  return missed.flatMap(shown => {
    const { audience, isEnd } = newest.get(shown.about) ?? shown
    if (isEnd && !shown.isEnd) return []
    const isAsThen = shown.audience !== 'public' || audience === 'public'
    return [isAsThen ? shown : shownTo(shown, audience, () => shown.streamed)]
  })
}
