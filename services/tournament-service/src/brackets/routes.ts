import { generateBracket, getBracket, getStandings, listMatches } from '@gym-it/contracts'
import { type Service, setVersion } from '@gym-it/service-kit'
import { saveSeeds } from '../participants/store.ts'
import { tournamentStarted } from '../tournaments/events.ts'
import { updateTournament } from '../tournaments/store.ts'
import { createBracketCache } from './bracket-cache.ts'
import { planDraw, requireBracket } from './rules.ts'
import { lockBracket, replaceMatches } from './store.ts'

export function bracketRoutes({ route, sql }: Service): void {
  const show = createBracketCache(sql)

  route(generateBracket, ({ params, actor, change }) =>
    change(async (tx, emit) => {
      const { seeds, matches, rounds } = planDraw(requireBracket(await lockBracket(tx, params.id), actor))
      await replaceMatches(tx, params.id, matches)
      await saveSeeds(tx, seeds)
      const tournament = await updateTournament(tx, params.id, { seeds, status: 'active' })
      emit(tournamentStarted(tournament, seeds))
      const played = matches.filter(match => match.status !== 'bye').length
      return { message: 'Bracket generated successfully', rounds, matches: played }
    }),
  )

  route(getBracket, async ({ params, actor, reply }) => {
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

  route(getStandings, async ({ params, actor, reply }) => {
    const { version, view } = await show(params.id, actor)
    setVersion(reply, version)
    return { standings: view.standings }
  })
}
