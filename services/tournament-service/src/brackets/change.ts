import type { Match, Participant, Tournament } from '@gym-it/contracts'
import type { Emit, JsonValue, NewEvent, Transaction } from '@gym-it/service-kit'
import { type Bracket, drawOf, type Effects, standings } from '@gym-it/tournament-engine'
import { refreshRatings } from '../ratings/refresh.ts'
import { tournamentView } from '../tournaments/rules.ts'
import { type TournamentRow, updateTournament } from '../tournaments/store.ts'
import { matchCalled, nowReady, statusEvents } from './events.ts'
import { bracketOf, planStatus, roundProgress, sameWithdrawals, stateOf } from './facts.ts'
import { type MatchRow, type StoredBracket, saveMatches } from './store.ts'
import { createMatchView } from './view.ts'

/** What somebody does to a bracket. */
export interface BracketChange {
  readonly before: StoredBracket
  readonly effects: Effects
  /** As they are after the change, where it concerns them too. */
  readonly participants?: readonly Participant[]
}

/** What a change of a bracket looks like on the wire. */
export interface ShownEffects {
  readonly changed: Match[]
  readonly cleared: number[]
  readonly tournament: Tournament
}

/** The facts of a changed bracket, as a tournament stores them; what it was drawn from stays. */
export const factsOf = ({ draw }: StoredBracket, bracket: Bracket): JsonValue =>
  // Plain data all through, which TypeScript cannot know of an interface.
  ({ ...draw, ...drawOf(bracket) }) as unknown as JsonValue

function show(
  { before, effects, participants = before.participants }: BracketChange,
  rows: readonly MatchRow[],
  tournament: TournamentRow,
): ShownEffects {
  const view = createMatchView({ matches: before.matches, participants })
  const fallen = before.matches.filter(match => effects.cleared.includes(match.number)).map(match => match.id)
  return { changed: rows.map(view), cleared: fallen, tournament: tournamentView(tournament) }
}

/** Who came where, over all. */
const placesOf = (bracket: Bracket | null) =>
  (bracket === null ? [] : standings(bracket))
    .filter(({ group }) => group === null)
    .map(({ entrant, place }) => ({ participant_id: entrant, place }))

/** What a change would look like; nothing is written. */
export function imagineChange(change: BracketChange): ShownEffects {
  const { before, effects } = change
  const states = new Map(effects.changed.map(match => [match.number, stateOf(match)]))
  const rows = before.matches.flatMap(row => {
    const state = states.get(row.number)
    const uncalled = state?.status === 'completed' ? {} : { court: null, called_at: null }
    return state ? [{ ...row, ...state, ...uncalled }] : []
  })
  return show(change, rows, { ...before.tournament, ...planStatus(before.tournament, effects.bracket, new Date()) })
}

/** Whether the facts of the draw differ, and not only results. */
const isRedrawn = ({ before, effects }: BracketChange) =>
  !sameWithdrawals(before.draw?.withdrawals, effects.bracket.withdrawals)

/**
 * Writes a change and tells of it: first the event that `tell` makes, then each match that can be played now, then what
 * that means for the round and the tournament.
 */
export async function applyChange(
  tx: Transaction,
  emit: Emit,
  change: BracketChange,
  tell: (shown: ShownEffects, tournament: TournamentRow) => NewEvent,
): Promise<ShownEffects> {
  const { before, effects } = change
  const changes = {
    ...planStatus(before.tournament, effects.bracket, new Date()),
    ...(isRedrawn(change) ? { draw: factsOf(before, effects.bracket) } : {}),
  }
  const [rows, tournament] = await Promise.all([
    saveMatches(tx, before.tournament.id, effects.changed.map(stateOf)),
    updateTournament(tx, before.tournament.id, changes),
  ])
  await refreshRatings(tx, before.tournament, tournament)
  const shown = show(change, rows, tournament)
  const told = tell(shown, tournament)
  emit(told)
  const view = createMatchView({ matches: before.matches, participants: change.participants ?? before.participants })
  const saved = new Map(rows.map(row => [row.id, row]))
  const after = before.matches.map(row => saved.get(row.id) ?? row)
  for (const row of nowReady(before.matches, after, 'match' in told.data ? told.data.match.id : null)) {
    emit(matchCalled(tournament, 'ready', view(row)))
  }
  const wasOver = before.matches.every(({ status }) => status === 'completed' || status === 'bye')
  const progress = roundProgress(effects.bracket)
  const ranking = { before: () => placesOf(bracketOf(before)), after: () => placesOf(effects.bracket) }
  for (const event of statusEvents(before.tournament, tournament, wasOver ? null : progress, ranking)) emit(event)
  return shown
}
