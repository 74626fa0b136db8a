import type { Participant } from '@gym-it/contracts'
import { newcomer, type RatedResult, ratedResults, ratePeriod } from '@gym-it/tournament-engine/ratings'
import { rate, rating } from 'openskill'
import { bracketOf } from '../brackets/facts.ts'
import type { RatedTournament, RatingKind, RatingRow } from './store.ts'

/** Ratings of a discipline at one moment, by `kind:user_id`. */
export type Ratings = ReadonlyMap<string, RatingRow>

const keyOf = (kind: RatingKind, user_id: number) => `${kind}:${user_id}`
export const ratingsByKey = (rows: readonly RatingRow[]): Map<string, RatingRow> =>
  new Map(rows.map(row => [keyOf(row.kind, row.user_id), row]))

type Rated = Pick<RatingRow, 'rating' | 'deviation' | 'volatility'>

/** Individuals by Glicko-2: the tournament is one rating period. */
function rateIndividuals(
  results: readonly RatedResult[],
  userOf: (participant: number) => number | null,
  before: Ratings,
): Map<number, Rated> {
  const played = results.flatMap(({ first, second, score }) => {
    const [one, other] = [userOf(first), userOf(second)]
    return one === null || other === null || one === other ? [] : [{ first: one, second: other, score }]
  })
  const users = [...new Set(played.flatMap(({ first, second }) => [first, second]))]
  const players = users.map(user => {
    const { rating: value, deviation, volatility } = before.get(keyOf('individual', user)) ?? newcomer
    return [user, { rating: value, deviation, volatility: volatility ?? newcomer.volatility }] as const
  })
  return ratePeriod(new Map(players), played)
}

/** Teams by OpenSkill, match after match: every member moves with the team. */
function rateTeams(
  results: readonly RatedResult[],
  membersOf: (participant: number) => readonly number[],
  before: Ratings,
): Map<number, Rated> {
  const after = new Map<number, Rated>()
  const current = (user: number) => {
    const known = after.get(user) ?? before.get(keyOf('team', user))
    return known ? rating({ mu: known.rating, sigma: known.deviation }) : rating()
  }
  for (const { first, second, score } of results) {
    const teams = [membersOf(first), membersOf(second)]
    if (teams.some(({ length }) => length === 0)) continue
    const rated = rate(
      teams.map(members => members.map(current)),
      { rank: [1 - score, score] },
    )
    for (const [side, members] of teams.entries()) {
      for (const [index, user] of members.entries()) {
        const now = rated[side]?.[index]
        if (now) after.set(user, { rating: now.mu, deviation: now.sigma, volatility: null })
      }
    }
  }
  return after
}

function countMatches(results: readonly RatedResult[], usersOf: (participant: number) => readonly number[]) {
  const counts = new Map<number, number>()
  for (const { first, second } of results) {
    const sides = [usersOf(first), usersOf(second)]
    if (sides.some(({ length }) => length === 0)) continue
    for (const user of sides.flat()) counts.set(user, (counts.get(user) ?? 0) + 1)
  }
  return counts
}

/** The ratings that one tournament gives to those who played in it. `before` are those of all tournaments before it. */
export function rateTournament({ id, draw, matches, participants }: RatedTournament, before: Ratings): RatingRow[] {
  const bracket = bracketOf({ draw, matches })
  const results = bracket === null ? [] : ratedResults(bracket)
  const byId = new Map(participants.map(participant => [participant.id, participant]))
  const membersOf = (participant: number) => byId.get(participant)?.members ?? []
  const userOf = (participant: number) =>
    membersOf(participant).length > 0 ? null : (byId.get(participant)?.user_id ?? null)
  const rowsOf = (kind: RatingKind, rated: ReadonlyMap<number, Rated>, counts: ReadonlyMap<number, number>) =>
    [...rated].map(([user_id, { rating: value, deviation, volatility }]): RatingRow => {
      const matchesSoFar = (before.get(keyOf(kind, user_id))?.matches ?? 0) + (counts.get(user_id) ?? 0)
      return { tournament_id: id, kind, user_id, rating: value, deviation, volatility, matches: matchesSoFar }
    })
  const alone = countMatches(results, participant => [userOf(participant)].filter(user => user !== null))
  return [
    ...rowsOf('individual', rateIndividuals(results, userOf, before), alone),
    ...rowsOf('team', rateTeams(results, membersOf, before), countMatches(results, membersOf)),
  ]
}

/** How strong an entry is: as given, else by its people's ratings; null where nobody has rated it. */
export function strengthOf(
  { rating: given, user_id, members }: Pick<Participant, 'rating' | 'user_id' | 'members'>,
  ratings: Ratings,
): number | null {
  if (given !== null) return given
  if (members.length === 0) return (user_id !== null && ratings.get(keyOf('individual', user_id))?.rating) || null
  const known = members.map(user => ratings.get(keyOf('team', user))?.rating)
  if (known.every(value => value === undefined)) return null
  return known.reduce<number>((sum, value) => sum + (value ?? rating().mu), 0) / members.length
}
