import { generateBracket, getBracket, getDraw, getStandings, listMatches } from '@gym-it/contracts'
import { type Emit, type JsonValue, type Service, setVersion, type Transaction } from '@gym-it/service-kit'
import { createPast } from '../history/past.ts'
import { saveSeeds } from '../participants/store.ts'
import { ratingsByKey } from '../ratings/rules.ts'
import { readRatings } from '../ratings/store.ts'
import { tournamentStarted } from '../tournaments/events.ts'
import { requireVisible } from '../tournaments/rules.ts'
import { updateTournament } from '../tournaments/store.ts'
import { checkStart } from '../workouts/rules.ts'
import { createBracketCache } from './bracket-cache.ts'
import { drawable, drawRecord, planDraw } from './draw-rules.ts'
import { firstMatches } from './events.ts'
import { newMatchOf } from './facts.ts'
import { requireBracket } from './rules.ts'
import { deleteMatches, insertMatches, lockBracket, readDraw, type StoredBracket } from './store.ts'

/** A leaderboard has no matches: with the start scores are taken. */
async function startLeaderboard(tx: Transaction, emit: Emit, stored: StoredBracket) {
  const seeds = drawable(stored).map(({ id }) => id)
  checkStart(stored)
  await saveSeeds(tx, seeds)
  const tournament = await updateTournament(tx, stored.tournament.id, { status: 'active' })
  emit(tournamentStarted(tournament, { seeds }))
  return { message: 'Leaderboard started', rounds: tournament.settings.workouts?.length ?? 0, matches: 0 }
}

export function bracketRoutes({ route, sql }: Service): void {
  const show = createBracketCache(sql)
  const showPast = createPast(sql)

  route(generateBracket, ({ params, actor, change }) =>
    change(async (tx, emit) => {
      const stored = requireBracket(await lockBracket(tx, params.id), actor)
      if (stored.tournament.tournament_type === 'leaderboard') return startLeaderboard(tx, emit, stored)
      const { discipline, settings } = stored.tournament
      const asRated = settings.seeding === 'rating' && discipline !== null
      const ratings = ratingsByKey(asRated ? await readRatings(tx, discipline) : [])
      const { bracket, facts } = planDraw(stored, ratings)
      const seeds = [...bracket.entrants]
      await deleteMatches(tx, params.id)
      const rows = await insertMatches(tx, params.id, bracket.matches.map(newMatchOf))
      await saveSeeds(tx, seeds)
      const draw = facts as unknown as JsonValue
      const tournament = await updateTournament(tx, params.id, { draw, format: bracket.format, status: 'active' })
      const match_ids = rows.map(({ id }) => id)
      emit(
        tournamentStarted(tournament, {
          ...{ seeds, draw, match_ids, first_matches: firstMatches(rows, stored.participants) },
          ...(rows[0] ? { drawn_at: rows[0].created_at } : {}),
        }),
      )
      const played = bracket.matches.filter(match => match.status !== 'bye').length
      return { message: 'Bracket generated successfully', rounds: bracket.rounds, matches: played }
    }),
  )

  route(getDraw, async ({ params, actor, reply }) => {
    const stored = await readDraw(sql, params.id)
    const tournament = requireVisible(stored?.tournament, actor)
    setVersion(reply, tournament.version)
    return drawRecord({ tournament, draw: stored?.draw ?? null })
  })

  route(getBracket, async ({ params, query, actor, reply }) => {
    if (query.as_of !== undefined) return showPast({ id: params.id, as_of: query.as_of, actor, reply })
    const { version, view, json } = await show(params.id, actor)
    setVersion(reply, version)
    reply.serializer(() => json).type('application/json; charset=utf-8')
    return view
  })

  route(listMatches, async ({ params, actor, reply }) => {
    const { version, view } = await show(params.id, actor)
    setVersion(reply, version)
    return view.bracket
  })

  route(getStandings, async ({ params, query, actor, reply }) => {
    if (query.as_of !== undefined) {
      const { standings } = await showPast({ id: params.id, as_of: query.as_of, actor, reply })
      return { standings }
    }
    const { version, view } = await show(params.id, actor)
    setVersion(reply, version)
    return { standings: view.standings }
  })
}
