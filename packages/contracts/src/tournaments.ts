import { type Static, Type } from 'typebox'
import { Id, IdParams, Line, Moment, Name, NextCursor, Nullable, PageQuery, Timestamp, Version } from './fields.ts'
import { operation } from './operation.ts'
import { TournamentSettings, tournamentFormats, tournamentTypes } from './tournament-settings.ts'

const service = 'tournament-service'

export const tournamentStatuses = ['setup', 'active', 'completed', 'cancelled'] as const
export const largestTournament = 1024

const Visibility = Type.Enum(['public', 'members'])
const TournamentTypeField = Type.Enum([...tournamentTypes])
const Discipline = Nullable(Line(60))
const MaxParticipants = Type.Integer({ minimum: 2, maximum: largestTournament })

export const Tournament = Type.Object(
  {
    id: Id,
    name: Name,
    start_date: Timestamp,
    max_participants: MaxParticipants,
    tournament_type: TournamentTypeField,
    format: Nullable(
      Type.Enum([...tournamentFormats], { description: 'What is played; null until a draw by size has settled it' }),
    ),
    discipline: Discipline,
    status: Type.Enum([...tournamentStatuses]),
    is_paused: Type.Boolean(),
    participant_count: Type.Integer({ description: 'Approved participants' }),
    registration_deadline: Nullable(Timestamp),
    settings: TournamentSettings,
    visibility: Visibility,
    draw_commitment: Nullable(
      Type.String({ description: 'SHA-256 (hex) of the random seed, published before anybody can know the draw' }),
    ),
    random_seed: Nullable(Type.String({ description: 'Shown with the draw: whoever has it can repeat the draw' })),
    is_finished: Type.Boolean({ description: 'A trainer ended it, whatever is left to play' }),
    completed_at: Nullable(Timestamp),
    created_by: Nullable(Id),
    created_at: Timestamp,
    version: Version,
  },
  { title: 'Tournament' },
)
export type Tournament = Static<typeof Tournament>

const ChangedTournament = Type.Object(
  { tournament: Tournament, message: Type.String() },
  { title: 'ChangedTournament' },
)

export const CreateTournamentBody = Type.Object(
  {
    name: Name,
    start_date: Moment,
    max_participants: Type.Optional(Type.Integer({ minimum: 2, maximum: largestTournament, default: 8 })),
    tournament_type: Type.Optional(Type.Enum([...tournamentTypes], { default: 'single_elimination' })),
    registration_deadline: Type.Optional(Nullable(Moment)),
    settings: Type.Optional(TournamentSettings),
    visibility: Type.Optional(Type.Enum(['public', 'members'], { default: 'public' })),
    discipline: Type.Optional(Discipline),
  },
  { title: 'CreateTournamentBody' },
)
export type CreateTournamentBody = Static<typeof CreateTournamentBody>

export const createTournament = operation({
  id: 'createTournament',
  service,
  method: 'POST',
  path: '/tournaments',
  summary: 'Create a tournament',
  access: 'trainer',
  body: CreateTournamentBody,
  success: { status: 201, schema: ChangedTournament },
})

export const listTournaments = operation({
  id: 'listTournaments',
  service,
  method: 'GET',
  path: '/tournaments',
  summary: 'Tournaments, newest first',
  access: 'public',
  query: Type.Object({
    ...PageQuery,
    status: Type.Optional(Type.Enum([...tournamentStatuses])),
    q: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  success: { status: 200, schema: Type.Object({ tournaments: Type.Array(Tournament), next_cursor: NextCursor }) },
})

export const getTournament = operation({
  id: 'getTournament',
  service,
  method: 'GET',
  path: '/tournaments/:id',
  summary: 'One tournament',
  access: 'public',
  params: IdParams,
  success: { status: 200, schema: Tournament },
})

export const copyTournament = operation({
  id: 'copyTournament',
  service,
  method: 'POST',
  path: '/tournaments/:id/copy',
  summary: 'Make a new tournament with the same settings and, if asked, the same participants; its draw is its own',
  access: 'trainer',
  params: IdParams,
  body: Type.Object({
    name: Type.Optional(Name),
    start_date: Type.Optional(Moment),
    participants: Type.Optional(
      Type.Boolean({ default: false, description: 'Enter everybody who is approved there, as given' }),
    ),
  }),
  success: { status: 201, schema: ChangedTournament },
})

export const UpdateTournamentBody = Type.Object(
  {
    name: Type.Optional(Name),
    start_date: Type.Optional(Moment),
    max_participants: Type.Optional(MaxParticipants),
    registration_deadline: Type.Optional(Nullable(Moment)),
    tournament_type: Type.Optional(TournamentTypeField),
    settings: Type.Optional(TournamentSettings),
    visibility: Type.Optional(Visibility),
    discipline: Type.Optional(Discipline),
  },
  { title: 'UpdateTournamentBody', minProperties: 1 },
)
export type UpdateTournamentBody = Static<typeof UpdateTournamentBody>

export const updateTournament = operation({
  id: 'updateTournament',
  service,
  method: 'PATCH',
  path: '/tournaments/:id',
  summary: 'Change a tournament',
  access: 'trainer',
  params: IdParams,
  body: UpdateTournamentBody,
  success: { status: 200, schema: ChangedTournament },
})

export const deleteTournament = operation({
  id: 'deleteTournament',
  service,
  method: 'DELETE',
  path: '/tournaments/:id',
  summary: 'Delete a tournament with its participants and results',
  access: 'trainer',
  params: IdParams,
  success: { status: 200, schema: Type.Object({ message: Type.String() }) },
})

export const pauseTournament = operation({
  id: 'pauseTournament',
  service,
  method: 'PATCH',
  path: '/tournaments/:id/pause',
  summary: 'Pause: results are refused until it is resumed',
  access: 'trainer',
  params: IdParams,
  success: { status: 200, schema: ChangedTournament },
})

export const resumeTournament = operation({
  id: 'resumeTournament',
  service,
  method: 'PATCH',
  path: '/tournaments/:id/resume',
  summary: 'Go on after a pause',
  access: 'trainer',
  params: IdParams,
  success: { status: 200, schema: ChangedTournament },
})

export const finishTournament = operation({
  id: 'finishTournament',
  service,
  method: 'PATCH',
  path: '/tournaments/:id/finish',
  summary: 'End it as it stands, whatever is left to play',
  access: 'trainer',
  params: IdParams,
  success: { status: 200, schema: ChangedTournament },
})

export const reopenTournament = operation({
  id: 'reopenTournament',
  service,
  method: 'PATCH',
  path: '/tournaments/:id/reopen',
  summary: 'Go on after it was ended early',
  access: 'trainer',
  params: IdParams,
  success: { status: 200, schema: ChangedTournament },
})

/** Points of the leaderboard, over all tournaments. */
export const leaderboardPoints = { win: 3, draw: 2, loss: 1, title: 10 } as const
const { win, draw, loss, title } = leaderboardPoints

export const LeaderboardRow = Type.Object(
  {
    user_id: Nullable(Id),
    user_name: Type.String(),
    total_score: Type.Integer({
      description: `${win} for a match won, ${draw} for a draw, ${loss} for a match lost, ${title} for a tournament won`,
    }),
    tournaments: Type.Integer(),
    wins: Type.Integer(),
    draws: Type.Integer(),
    losses: Type.Integer(),
    titles: Type.Integer(),
  },
  { title: 'LeaderboardRow' },
)

export const getLeaderboard = operation({
  id: 'getLeaderboard',
  service,
  method: 'GET',
  path: '/tournaments/leaderboard',
  summary: 'Who has won most, over all tournaments',
  access: 'public',
  query: Type.Object({ limit: PageQuery.limit }),
  success: { status: 200, schema: Type.Array(LeaderboardRow) },
})

export const listAvailableUsers = operation({
  id: 'listAvailableUsers',
  service,
  method: 'GET',
  path: '/tournaments/available-users',
  summary: 'People who can be entered: approved and not banned',
  access: 'trainer',
  success: {
    status: 200,
    schema: Type.Object({ users: Type.Array(Type.Object({ id: Id, name: Name, email: Type.String() })) }),
  },
})
