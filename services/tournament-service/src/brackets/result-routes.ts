import { type ChangedMatches, clearResult, recordResult } from '@gym-it/contracts'
import { type Actor, type Emit, expectedVersion, type Service, type Transaction } from '@gym-it/service-kit'
import type { Effects } from '@gym-it/tournament-engine'
import { tournamentChanged } from '../tournaments/events.ts'
import { tournamentView } from '../tournaments/rules.ts'
import { type TournamentRow, updateTournament } from '../tournaments/store.ts'
import { matchEvents } from './events.ts'
import { planClear, planResult, planStatus, requireBracket, requireMatch, stateOf } from './rules.ts'
import { lockBracket, type MatchRow, readBracket, type StoredBracket, saveMatches } from './store.ts'
import { createMatchView } from './view.ts'

type Plan = (stored: StoredBracket, match: MatchRow) => Effects

interface Ask {
  readonly id: number
  readonly matchId: number
  readonly actor: Actor
  readonly expected: number | undefined
  readonly message: string
  readonly plan: Plan
}

function find(stored: StoredBracket | undefined, { matchId, expected, actor }: Ask) {
  const bracket = requireBracket(stored, actor)
  return { bracket, before: requireMatch(bracket, matchId, expected) }
}

/** What a change looks like on the wire, once `rows` carry it. */
function show(
  bracket: StoredBracket,
  before: MatchRow,
  { cleared }: Effects,
  rows: readonly MatchRow[],
  tournament: TournamentRow,
  message: string,
): ChangedMatches {
  const view = createMatchView(bracket)
  const changed = rows.map(view)
  const fallen = bracket.matches.filter(match => cleared.includes(match.number)).map(match => match.id)
  const match = changed.find(({ id }) => id === before.id) ?? view(before)
  return { message, bracket: match, changed, cleared: fallen, tournament: tournamentView(tournament) }
}

/** The stored rows as they would be after the change. */
function imagine({ matches }: StoredBracket, { changed }: Effects): MatchRow[] {
  const states = new Map(changed.map(match => [match.number, stateOf(match)]))
  return matches.flatMap(row => {
    const state = states.get(row.number)
    return state ? [{ ...row, ...state }] : []
  })
}

async function preview(stored: StoredBracket | undefined, ask: Ask): Promise<ChangedMatches> {
  const { bracket, before } = find(stored, ask)
  const effects = ask.plan(bracket, before)
  const tournament = { ...bracket.tournament, ...planStatus(bracket.tournament, effects.bracket) }
  return show(bracket, before, effects, imagine(bracket, effects), tournament, 'Preview: nothing was changed')
}

export function resultRoutes({ route, sql }: Service): void {
  async function apply(tx: Transaction, emit: Emit, ask: Ask) {
    const { bracket, before } = find(await lockBracket(tx, ask.id), ask)
    const effects = ask.plan(bracket, before)
    if (effects.changed.length === 0) {
      return show(bracket, before, effects, [], bracket.tournament, ask.message)
    }
    const changes = planStatus(bracket.tournament, effects.bracket)
    const [rows, tournament] = await Promise.all([
      saveMatches(tx, ask.id, effects.changed.map(stateOf)),
      updateTournament(tx, ask.id, changes),
    ])
    const shown = show(bracket, before, effects, rows, tournament, ask.message)
    const change = { match: shown.bracket, changed: shown.changed, cleared: shown.cleared }
    for (const event of matchEvents(before.outcome !== null, tournament, change)) emit(event)
    if (changes.status) {
      emit(
        tournamentChanged(changes.status === 'completed' ? 'tournament.completed' : 'tournament.reopened', tournament),
      )
    }
    return shown
  }

  route(recordResult, async ({ params, query, body, actor, request, change }) => {
    const expected = expectedVersion(request) ?? body.version
    const ask: Ask = {
      id: params.id,
      matchId: params.match_id,
      actor,
      expected,
      message: 'Match result recorded successfully',
      plan: (stored, match) => planResult(stored, match, body, query.preview ? match.version : expected),
    }
    return query.preview ? preview(await readBracket(sql, params.id), ask) : change((tx, emit) => apply(tx, emit, ask))
  })

  route(clearResult, async ({ params, query, actor, request, change }) => {
    const ask: Ask = {
      id: params.id,
      matchId: params.match_id,
      actor,
      expected: expectedVersion(request),
      message: 'Match result cleared successfully',
      plan: planClear,
    }
    return query.preview ? preview(await readBracket(sql, params.id), ask) : change((tx, emit) => apply(tx, emit, ask))
  })
}
