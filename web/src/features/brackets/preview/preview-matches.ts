import type {
  Match,
  Participant,
  Standing,
  TournamentFormat,
  TournamentSettings,
  TournamentType,
} from '@gym-it/contracts'
import {
  type Bracket,
  type Match as Drawn,
  draw,
  drawFromPots,
  type EntrantId,
  randomFrom,
  type SeedingOptions,
  seedEntrants,
  snake,
  spreadOverGroups,
  standings,
} from '@gym-it/tournament-engine'
import { formatNumber } from '../../../lib/dates.ts'
import { i18n } from '../../../lib/i18n.ts'
import { formatFor } from '../engine-options.ts'

/** What is known of somebody before anything is written. */
export interface PreviewEntry {
  readonly name: string
  readonly club?: string | null | undefined
  readonly rating?: number | null | undefined
  readonly seed?: number | null | undefined
}

export interface PreviewedDraw {
  readonly format: TournamentFormat
  readonly settings: TournamentSettings
  readonly matches: readonly Match[]
  readonly standings: readonly Standing[]
  /** Matches that are played, byes not among them. */
  readonly played: number
  readonly rounds: number
}

const noTime = ''
/** As the service: more would be more than a hall can play. */
const mostMatches = 10_000

const sourceOf = (source: Drawn['sources'][number]): Match['participant1_source'] => {
  switch (source.kind) {
    case 'winner':
      return { kind: source.kind, match_id: source.match }
    case 'loser': {
      const { kind, match, only } = source
      return { kind, match_id: match, ...(only === undefined ? {} : { only }) }
    }
    case 'beaten':
      return { kind: source.kind, match_id: source.match, round: source.round }
    case 'bye':
      return null
    default:
      return source
  }
}

const personOf = ({ name, club = null, rating = null, seed = null }: PreviewEntry, id: number): Participant => ({
  ...{ id, tournament_id: 1, user_id: null, name, seed, given_seed: seed, club, group: null, division: null, rating },
  ...{ members: [], status: 'approved', created_at: noTime },
})

/** The groups where more is said of them than that strengths are dealt evenly. */
function groupsOf(
  entrants: readonly EntrantId[],
  entries: readonly PreviewEntry[],
  number: number,
  { distribution, separate_by }: TournamentSettings,
): EntrantId[][] | undefined {
  if (distribution === undefined && separate_by === undefined) return undefined
  const dealt =
    distribution === 'pots' ? drawFromPots(entrants, number, randomFrom('preview groups')) : snake(entrants, number)
  return separate_by === undefined ? dealt : spreadOverGroups(dealt, id => entries[id - 1]?.club ?? undefined)
}

function seedingOf({ seeding, protected: kept, lots_in_blocks, separate_by }: TournamentSettings): SeedingOptions {
  // The true seed of chance is not known to anybody yet: this is what such a draw looks like.
  return { seeding, protected: kept, lots_in_blocks, separate_by, random_seed: 'preview' }
}

function drawOf(
  entries: readonly PreviewEntry[],
  type: Exclude<TournamentType, 'leaderboard'>,
  settings: TournamentSettings,
): Bracket {
  const { format, options } = formatFor(type, settings, entries.length)
  const people = entries.map((entry, index) => ({ ...entry, id: index + 1 }))
  const entrants = seedEntrants(people, { ...seedingOf(settings), format })
  const isInGroups = format === 'round_robin' || format === 'groups_knockout'
  const number = options.groups ?? (format === 'groups_knockout' ? 2 : 1)
  const size = Math.ceil(entrants.length / number)
  if (isInGroups && (number * size * (size - 1) * (options.legs ?? 1)) / 2 > mostMatches) {
    const message = i18n._('That would be more than {most} matches. Make more groups.', {
      most: formatNumber(mostMatches),
    })
    throw new PreviewTooLarge(message)
  }
  return draw(format, entrants, options, isInGroups ? groupsOf(entrants, entries, number, settings) : undefined)
}

/** A draw of more matches than a page can show. */
export class PreviewTooLarge extends Error {}

/**
 * The draw that these entries (in the order of their strength, at least two) would give, in the shape of the API's.
 * Throws EngineError where something does not fit, and PreviewTooLarge.
 */
export function previewDraw(
  entries: readonly PreviewEntry[],
  type: Exclude<TournamentType, 'leaderboard'>,
  settings: TournamentSettings,
): PreviewedDraw {
  const bracket = drawOf(entries, type, settings)
  const seeds = new Map(bracket.entrants.map((id, index) => [id, index + 1]))
  const people = entries.map((entry, index) => ({ ...personOf(entry, index + 1), seed: seeds.get(index + 1) ?? null }))
  const find = (id: number | null) => (id === null ? null : (people[id - 1] ?? null))
  const matches = bracket.matches.map(
    ({
      number,
      position,
      participants,
      winner,
      sources,
      places: _places,
      result: _result,
      loser: _loser,
      ...match
    }): Match => ({
      ...match,
      id: number,
      tournament_id: 1,
      match_number: position,
      participant1: find(participants[0]),
      participant2: find(participants[1]),
      winner_id: winner,
      winner: find(winner),
      participant1_source: sourceOf(sources[0]),
      participant2_source: sourceOf(sources[1]),
      ...{ score: null, outcome: null, games: [], fair_play: null, court: null, version: 1 },
      ...{ created_at: noTime, scheduled_at: null, called_at: null, completed_at: null },
    }),
  )
  // Before anything is played the best seed stands first.
  const rows = standings(bracket)
    .toSorted((one, two) => (seeds.get(one.entrant) ?? 0) - (seeds.get(two.entrant) ?? 0))
    .flatMap(({ entrant, tie_breaks, ...row }): Standing[] => {
      const participant = find(entrant)
      return participant === null ? [] : [{ ...row, participant, tie_breaks: { ...tie_breaks }, separated_by: null }]
    })
  const placed = [...Map.groupBy(rows, row => row.group).values()].flatMap(group =>
    group.map((row, index) => ({ ...row, place: index + 1 })),
  )
  const played = matches.filter(match => match.status !== 'bye').length
  const { format, options, rounds } = bracket
  return {
    format,
    settings: { ...settings, advance_per_group: options.advance_per_group },
    matches,
    standings: placed,
    played,
    rounds,
  }
}
