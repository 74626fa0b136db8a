import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Bracket, type DrawOptions, draw, type Match, podium, report, standings } from '../index.ts'
import { euro2020 } from './fixtures/euro-2020.ts'
import { type FootballResult, type FootballTournament, resultsIn } from './fixtures/football-tournament.ts'
import { worldCup2022 } from './fixtures/world-cup-2022.ts'

const overall: DrawOptions = { tie_breaks: ['points', 'difference', 'for', 'head_to_head', 'fair_play', 'lots'] }
const european: DrawOptions = {
  tie_breaks: ['points', 'head_to_head', 'difference', 'for', 'wins', 'fair_play', 'lots'],
}

/** A tournament with the names of its teams: a team's number is its place in the groups' lists. */
function stage({ groups }: FootballTournament, options: DrawOptions) {
  const teams = groups.flat()
  const drawn = groups.map(group => group.map(name => teams.indexOf(name)))
  const start = draw('groups_knockout', drawn.flat(), { groups: groups.length, ...options }, drawn)
  const nameOf = (team: number | null): string => (team === null ? '' : (teams[team] ?? ''))
  const isBetween = ({ participants }: Match, { home, away }: FootballResult): boolean =>
    [home, away].every(name => participants.includes(teams.indexOf(name)))
  const record = (bracket: Bracket, result: FootballResult): { bracket: Bracket; match: Match } => {
    const match = bracket.matches.find(one => one.status === 'ready' && isBetween(one, result))
    assert.ok(match, `${result.home} against ${result.away} is not to be played`)
    const [one, two] = result.goals
    const isFirst = nameOf(match.participants[0]) === result.home
    const games = [isFirst ? { p1: one, p2: two } : { p1: two, p2: one }]
    const isDraw = one === two && result.shootOut === null
    const winner = result.shootOut === null ? undefined : teams.indexOf(result.shootOut)
    return {
      bracket: report(bracket, match.number, { games, winner, ...(isDraw && { outcome: 'draw' }) }).bracket,
      match,
    }
  }
  return { start, nameOf, record }
}

/** Plays a tournament as it was played, and holds every match of the knockout against it. */
function replay(tournament: FootballTournament, options: DrawOptions) {
  const { start, nameOf, record } = stage(tournament, options)
  let bracket = start
  for (const result of resultsIn(tournament.groupResults)) ({ bracket } = record(bracket, result))
  const groups = bracket
  for (const result of resultsIn(tournament.knockoutResults)) {
    const played = record(bracket, result)
    assert.deepEqual(played.match.participants.map(nameOf), [result.home, result.away])
    bracket = played.bracket
  }
  assert.ok(bracket.matches.every(({ status }) => status === 'completed'))
  return { bracket, groups, nameOf }
}

const tablesOf = (bracket: Bracket, nameOf: (team: number) => string): string[] =>
  bracket.groups.map((_, index) => {
    const rows = standings(bracket).filter(({ group }) => group === 'ABCDEFGH'[index])
    return rows.map(({ entrant, points, difference }) => `${nameOf(entrant)} ${points} ${difference}`).join(', ')
  })

test('the World Cup 2022: tables, round of 16, every match of the knockout and the podium', () => {
  const { bracket, groups, nameOf } = replay(worldCup2022, { ...overall, third_place: true })
  assert.deepEqual(tablesOf(groups, nameOf), [
    'Netherlands 7 4, Senegal 6 1, Ecuador 4 1, Qatar 0 -6',
    'England 7 7, USA 5 1, Iran 3 -3, Wales 1 -5',
    'Argentina 6 3, Poland 4 0, Mexico 4 -1, Saudi Arabia 3 -2',
    'France 6 3, Australia 6 -1, Tunisia 4 0, Denmark 1 -2',
    'Japan 6 1, Spain 4 6, Germany 4 1, Costa Rica 3 -8',
    'Morocco 7 3, Croatia 5 3, Belgium 4 -1, Canada 0 -5',
    'Brazil 6 2, Switzerland 6 1, Cameroon 4 0, Serbia 1 -3',
    'Portugal 6 2, South Korea 4 0, Uruguay 4 0, Ghana 3 -2',
  ])
  assert.deepEqual(
    podium(bracket).map(({ place, entrant }) => [place, nameOf(entrant)]),
    [
      [1, 'Argentina'],
      [2, 'France'],
      [3, 'Croatia'],
    ],
  )
  const rows = standings(bracket).filter(({ group }) => group === null)
  const places = rows.map(({ place }) => place)
  assert.deepEqual(places.slice(0, 18), [1, 2, 3, 4, 5, 5, 5, 5, 9, 9, 9, 9, 9, 9, 9, 9, 17, 18])
  assert.equal(rows[16]?.separated_by, 'knockout')
  assert.deepEqual(
    rows.slice(16).map(({ entrant }) => nameOf(entrant)),
    [
      ...['Germany', 'Ecuador', 'Cameroon', 'Uruguay', 'Tunisia', 'Mexico', 'Belgium', 'Iran'],
      ...['Ghana', 'Saudi Arabia', 'Costa Rica', 'Denmark', 'Serbia', 'Wales', 'Canada', 'Qatar'],
    ],
  )
})

test('the World Cup 2022: goals scored put South Korea before Uruguay', () => {
  const { groups, nameOf } = replay(worldCup2022, { ...overall, third_place: true })
  const uruguay = standings(groups).find(({ entrant, group }) => group !== null && nameOf(entrant) === 'Uruguay')
  assert.equal(uruguay?.separated_by, 'for')
  assert.deepEqual(uruguay?.tie_breaks, { points: 4, difference: 0, for: 2 })
})

test('the European championship of 2020: tables, best thirds, every match of the knockout and the podium', () => {
  const { bracket, groups, nameOf } = replay(euro2020, { ...european, advance_best_next: 4 })
  assert.deepEqual(tablesOf(groups, nameOf), [
    'Italy 9 7, Wales 4 1, Switzerland 4 -1, Turkey 0 -7',
    'Belgium 9 6, Denmark 3 1, Finland 3 -2, Russia 3 -5',
    'Netherlands 9 6, Austria 6 1, Ukraine 3 -1, North Macedonia 0 -6',
    'England 7 2, Croatia 4 1, Czech Republic 4 1, Scotland 1 -4',
    'Sweden 7 2, Spain 5 5, Slovakia 3 -5, Poland 1 -2',
    'France 5 1, Germany 4 1, Portugal 4 1, Hungary 2 -3',
  ])
  const why = (name: string) => {
    const row = standings(groups).find(({ entrant, group }) => group !== null && nameOf(entrant) === name)
    return [row?.separated_by, row?.tie_breaks]
  }
  assert.deepEqual(why('Portugal'), [
    'head_to_head',
    { points: 4, head_to_head: 0, head_to_head_difference: -2, head_to_head_for: 2 },
  ])
  assert.deepEqual(why('Finland'), [
    'head_to_head',
    { points: 3, head_to_head: 3, head_to_head_difference: 0, head_to_head_for: 1 },
  ])
  const level = { points: 4, head_to_head: 1, head_to_head_difference: 0, head_to_head_for: 1, difference: 1 }
  assert.deepEqual(why('Czech Republic'), ['for', { ...level, for: 3 }])
  const thirds = standings(bracket).filter(({ tie_breaks }) => tie_breaks.group_rank === 3)
  assert.deepEqual(
    thirds.map(({ place, entrant, separated_by }) => [place, nameOf(entrant), separated_by]),
    [
      [17, 'Finland', 'knockout'],
      [18, 'Slovakia', 'difference'],
    ],
  )
  assert.deepEqual(
    podium(bracket)
      .map(({ place, entrant }) => `${place} ${nameOf(entrant)}`)
      .sort(),
    ['1 Italy', '2 England', '3 Denmark', '3 Spain'],
  )
})
