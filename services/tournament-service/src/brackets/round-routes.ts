import { explainMatch, pairRound, removeRound, type Tournament } from '@gym-it/contracts'
import type { JsonValue, Service, Transaction } from '@gym-it/service-kit'
import type { Bracket } from '@gym-it/tournament-engine'
import { saveSeeds } from '../participants/store.ts'
import { refreshRatings } from '../ratings/refresh.ts'
import { placeOf } from '../tournaments/events.ts'
import { tournamentView } from '../tournaments/rules.ts'
import { updateTournament } from '../tournaments/store.ts'
import { factsOf } from './change.ts'
import { newMatchOf, planStatus } from './facts.ts'
import { planRound, planRoundRemoval, whyPaired } from './round-rules.ts'
import { requireBracket } from './rules.ts'
import { deleteMatches, insertMatches, lockBracket, readBracket, type StoredBracket } from './store.ts'
import { createMatchView } from './view.ts'

async function saveRounds(tx: Transaction, stored: StoredBracket, bracket: Bracket): Promise<Tournament> {
  const status = planStatus(stored.tournament, bracket, new Date())
  const draw = factsOf(stored, bracket)
  const tournament = await updateTournament(tx, stored.tournament.id, { draw, ...status })
  await refreshRatings(tx, stored.tournament, tournament)
  return tournamentView(tournament)
}

export function roundRoutes({ route, sql }: Service): void {
  route(pairRound, ({ params: { id }, body, actor, change }) =>
    change(async (tx, emit) => {
      const stored = requireBracket(await lockBracket(tx, id), actor)
      const absent = (body.absent ?? []).map(one => ({ entrant: one.participant_id, bye: one.bye ?? 'none' }))
      const { bracket, changed } = planRound(stored, absent)
      const round = bracket.pairings.length
      const added = await insertMatches(tx, id, changed.map(newMatchOf))
      if (bracket.entrants.length !== stored.draw?.entrants.length) await saveSeeds(tx, bracket.entrants)
      const tournament = await saveRounds(tx, stored, bracket)
      const matches = added.map(createMatchView({ matches: added, participants: stored.participants }))
      // Plain data all through, which TypeScript cannot know of an interface.
      const pairings = bracket.pairings.at(-1) as unknown as JsonValue
      const data = { tournament, round, matches, entrants: [...bracket.entrants], pairings }
      emit({ type: 'round.paired', ...placeOf(tournament), data })
      return { message: `Round ${round} is paired`, round, matches, tournament }
    }),
  )

  route(removeRound, ({ params: { id, round }, actor, change }) =>
    change(async (tx, emit) => {
      const stored = requireBracket(await lockBracket(tx, id), actor)
      const { bracket } = planRoundRemoval(stored, round)
      await deleteMatches(tx, id, bracket.matches.length + 1)
      const tournament = await saveRounds(tx, stored, bracket)
      emit({ type: 'round.removed', ...placeOf(tournament), data: { tournament, round } })
      return { message: `Round ${round} is not paired any more`, round, tournament }
    }),
  )

  route(explainMatch, async ({ params: { id, match_id }, actor }) => {
    const stored = requireBracket(await readBracket(sql, id), actor)
    const { match, reasons } = whyPaired(stored, match_id)
    const shown = reasons.map(({ rule, numbers }) => ({ rule, numbers: { ...numbers } }))
    return { match: createMatchView(stored)(match), reasons: shown }
  })
}
