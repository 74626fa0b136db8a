import { type ChangedMatches, clearResult, type Match, recordResult } from '@gym-it/contracts'
import { call } from '../../../lib/call.ts'
import { bodyOf, draftOf, isReported } from './result-draft.ts'

/**
 * The way back from a saved result: the match gets what stood there before, then the results that fell with it come back
 * in playing order. `before` are all matches as they were. Throws an ApiProblem, for instance when somebody else was quicker.
 */
export async function putBack(opened: Match, before: readonly Match[], saved: ChangedMatches): Promise<ChangedMatches> {
  const tournament = { id: opened.tournament_id }
  const params = { ...tournament, match_id: opened.id }
  let reply = isReported(opened)
    ? await call(recordResult, {
        params,
        body: { ...bodyOf(opened, draftOf(opened)), version: saved.bracket.version },
      })
    : await call(clearResult, { params }, { version: saved.bracket.version })
  for (const fallen of before.filter(match => saved.cleared.includes(match.id) && match.id !== opened.id)) {
    const { version: _old, ...body } = bodyOf(fallen, draftOf(fallen))
    reply = await call(recordResult, { params: { ...tournament, match_id: fallen.id }, body })
  }
  return reply
}
