import { type Static, Type } from 'typebox'
import { Id, IdParams, Nullable, Timestamp, Version } from './fields.ts'
import { AsOfQuery } from './history.ts'
import { operation } from './operation.ts'
import { Participant } from './participants.ts'
import { Tournament } from './tournaments.ts'

const service = 'tournament-service'

export const matchStatuses = ['waiting', 'ready', 'called', 'in_progress', 'completed', 'bye'] as const
export const outcomes = [
  'played',
  'draw',
  'walkover',
  'no_show',
  'retired',
  'disqualified',
  'double_loss',
  'void',
] as const
export const bracketNames = [
  'main',
  'losers',
  'final',
  'third_place',
  'placement',
  'consolation',
  'repechage',
  'group',
  'swiss',
] as const

const Points = Type.Integer({ minimum: 0, maximum: 100_000 })
export const Game = Type.Object({ p1: Points, p2: Points }, { title: 'Game' })

export const MatchSource = Type.Union(
  [
    Type.Object({ kind: Type.Literal('seed'), seed: Type.Integer() }),
    Type.Object({ kind: Type.Literal('winner'), match_id: Id }),
    Type.Object({
      kind: Type.Literal('loser'),
      match_id: Id,
      only: Type.Optional(
        Type.Enum(['second_wins', 'fit'], {
          description: 'second_wins: only where the second participant won; fit: unless disqualified or absent',
        }),
      ),
    }),
    Type.Object({
      kind: Type.Literal('beaten', { description: 'Whom the winner of the match beat on the way, in that round' }),
      match_id: Id,
      round: Type.Integer(),
    }),
    Type.Object({
      kind: Type.Literal('rank'),
      stage: Type.Integer(),
      group: Nullable(Type.String({ description: 'null: the best of that rank over all groups' })),
      rank: Type.Integer(),
      slot: Type.Optional(Type.Integer()),
    }),
  ],
  { title: 'MatchSource', description: 'Where a participant comes from; null is a bye' },
)

export type MatchSource = Static<typeof MatchSource>

export const Match = Type.Object(
  {
    id: Id,
    tournament_id: Id,
    round: Type.Integer(),
    match_number: Type.Integer({ description: 'Within its round' }),
    participant1: Nullable(Participant),
    participant2: Nullable(Participant),
    winner_id: Nullable(Id),
    winner: Nullable(Participant),
    score: Nullable(Type.String()),
    created_at: Timestamp,
    stage: Type.Integer(),
    bracket: Type.Enum([...bracketNames]),
    group: Nullable(Type.String()),
    label: Type.String(),
    status: Type.Enum([...matchStatuses]),
    outcome: Nullable(Type.Enum([...outcomes])),
    decided_by: Nullable(
      Type.Enum(['report', 'withdrawal'], {
        description: 'Whether the result was reported or follows from a withdrawal',
      }),
    ),
    counts: Type.Boolean({ description: 'False where a table leaves the match out' }),
    games: Type.Array(Game),
    fair_play: Nullable(Game),
    participant1_source: Nullable(MatchSource),
    participant2_source: Nullable(MatchSource),
    court: Nullable(Type.String()),
    scheduled_at: Nullable(Timestamp),
    called_at: Nullable(Timestamp),
    completed_at: Nullable(Timestamp),
    version: Version,
  },
  { title: 'Match' },
)
export type Match = Static<typeof Match>

export const Standing = Type.Object(
  {
    place: Type.Integer(),
    participant: Participant,
    group: Nullable(Type.String()),
    played: Type.Integer(),
    wins: Type.Integer(),
    draws: Type.Integer(),
    losses: Type.Integer(),
    points: Type.Number(),
    for: Type.Number(),
    against: Type.Number(),
    difference: Type.Number(),
    tie_breaks: Type.Record(Type.String(), Type.Number()),
    separated_by: Nullable(Type.String({ description: 'The rule that put this row below the one before it' })),
  },
  { title: 'Standing' },
)
export type Standing = Static<typeof Standing>

/** How far a tournament is whose rounds are paired one after the other. */
export const RoundProgress = Type.Object(
  {
    paired: Type.Integer({ description: 'Rounds that are paired so far' }),
    planned: Type.Integer({ description: 'Rounds in all' }),
    can_pair: Type.Boolean({ description: 'The last one is complete and another follows' }),
  },
  { title: 'RoundProgress' },
)
export type RoundProgress = Static<typeof RoundProgress>

export const BracketView = Type.Object(
  {
    tournament: Tournament,
    bracket: Type.Array(Match),
    participants: Type.Array(Participant),
    standings: Type.Array(Standing),
    rounds: Nullable(RoundProgress),
  },
  { title: 'BracketView' },
)
export type BracketView = Static<typeof BracketView>

export const listMatches = operation({
  id: 'listMatches',
  service,
  method: 'GET',
  path: '/tournaments/:id/brackets',
  summary: 'All matches, in playing order',
  access: 'public',
  params: IdParams,
  success: { status: 200, schema: Type.Array(Match) },
})

export const getBracket = operation({
  id: 'getBracket',
  service,
  method: 'GET',
  path: '/tournaments/:id/bracket',
  summary: 'The tournament with its matches, participants and standings, now or as they once were',
  access: 'public',
  params: IdParams,
  query: AsOfQuery,
  success: { status: 200, schema: BracketView },
})

export const getStandings = operation({
  id: 'getStandings',
  service,
  method: 'GET',
  path: '/tournaments/:id/standings',
  summary: 'Places at this moment or an earlier one, each with the rule that separated it',
  access: 'public',
  params: IdParams,
  query: AsOfQuery,
  success: { status: 200, schema: Type.Object({ standings: Type.Array(Standing) }) },
})

const MatchParams = Type.Object({ id: Id, match_id: Id })
const PreviewQuery = Type.Object({ preview: Type.Boolean({ default: false }) })

export const ResultBody = Type.Object(
  {
    winner_id: Type.Optional(Nullable(Id)),
    score: Type.Optional(Nullable(Type.String({ maxLength: 50 }))),
    games: Type.Optional(Type.Array(Game, { maxItems: 99 })),
    outcome: Type.Optional(Type.Enum([...outcomes])),
    fair_play: Type.Optional(
      Nullable(
        Type.Object({ p1: Points, p2: Points }, { description: 'Penalty points of both (cards): fewer is better' }),
      ),
    ),
    version: Type.Optional(Version),
  },
  { title: 'ResultBody' },
)
export type ResultBody = Static<typeof ResultBody>

/** `bracket` is the match itself (kept); `changed` every match with a new state; `cleared` the results that fell. */
export const ChangedMatches = Type.Object(
  {
    message: Type.String(),
    bracket: Match,
    changed: Type.Array(Match),
    cleared: Type.Array(Id),
    tournament: Tournament,
  },
  { title: 'ChangedMatches' },
)
export type ChangedMatches = Static<typeof ChangedMatches>

export const recordResult = operation({
  id: 'recordResult',
  service,
  method: 'PUT',
  path: '/tournaments/:id/bracket/:match_id/result',
  summary: 'Record a result, or correct one by naming the version it corrects',
  access: 'trainer',
  params: MatchParams,
  query: PreviewQuery,
  body: ResultBody,
  success: { status: 200, schema: ChangedMatches },
})

export const clearResult = operation({
  id: 'clearResult',
  service,
  method: 'DELETE',
  path: '/tournaments/:id/bracket/:match_id/result',
  summary: 'Clear a result and every result that depended on it; by naming its version, that one only',
  access: 'trainer',
  params: MatchParams,
  query: Type.Object({ ...PreviewQuery.properties, version: Type.Optional(Version) }),
  success: { status: 200, schema: ChangedMatches },
})
