import { type Static, Type } from 'typebox'
import { Id, Name, Nullable, RoleField, Version } from './fields.ts'
import { Match } from './matches.ts'
import { Notification } from './notifications.ts'
import { Participant } from './participants.ts'
import { Tournament } from './tournaments.ts'
import { User } from './users.ts'

const TournamentChanged = Type.Object({ tournament: Tournament })
const ParticipantChanged = Type.Object({ participant: Participant })
/** `changed` holds every match with a new state, the match itself among them; `cleared` the results that fell with it. */
const MatchChanged = Type.Object({ match: Match, changed: Type.Array(Match), cleared: Type.Array(Id) })
const UserChanged = Type.Object({ user: User, access_version: Version, reason: Type.Optional(Type.String()) })

/** Every event by type: what its `data` holds. Past events stay readable, so fields are only ever added. */
export const eventData = {
  'user.registered': Type.Object({
    id: Id,
    email: Type.String(),
    full_name: Name,
    role: RoleField,
    is_approved: Type.Boolean(),
    is_root_admin: Type.Boolean(),
  }),
  'session.started': Type.Object({ user_id: Id, sid: Type.String() }),
  'session.ended': Type.Object({ user_id: Id, sid: Type.String() }),
  'user.created': UserChanged,
  'user.updated': UserChanged,
  'user.approved': UserChanged,
  'user.banned': UserChanged,
  'user.unbanned': UserChanged,
  'user.role_changed': UserChanged,
  'user.deleted': Type.Object({ id: Id, access_version: Version }),
  'tournament.created': TournamentChanged,
  'tournament.updated': TournamentChanged,
  'tournament.started': Type.Object({
    tournament: Tournament,
    seeds: Type.Array(Id, { description: 'Participant ids, best seed first: the draw follows from them' }),
  }),
  'tournament.paused': TournamentChanged,
  'tournament.resumed': TournamentChanged,
  'tournament.completed': TournamentChanged,
  'tournament.reopened': TournamentChanged,
  'tournament.deleted': Type.Object({ tournament_id: Id }),
  'participant.added': ParticipantChanged,
  'participant.approved': ParticipantChanged,
  'participant.rejected': ParticipantChanged,
  'participant.withdrawn': ParticipantChanged,
  'match.ready': Type.Object({ match: Match }),
  'match.completed': MatchChanged,
  'match.corrected': MatchChanged,
  'match.cleared': MatchChanged,
  notification: Notification,
  'notification.read': Type.Object({ user_id: Id, ids: Type.Union([Type.Array(Id), Type.Literal('all')]) }),
  broadcast: Type.Object({
    id: Id,
    message: Type.String(),
    event_type: Type.String(),
    title: Nullable(Type.String()),
    link: Nullable(Type.String()),
  }),
} as const

export type EventType = keyof typeof eventData
export type EventData<T extends EventType> = Static<(typeof eventData)[T]>

/** Who may see an event on the live feed. */
export type EventAudience = 'public' | 'members' | 'internal'

/** An event as services hand it to each other. */
export type DomainEvent = {
  [T in EventType]: {
    readonly id: number
    readonly at: string
    readonly type: T
    /** What it is about, as `kind:id`. */
    readonly subject: string
    /** The live topic it is shown on, or null when it is not shown. */
    readonly topic: string | null
    readonly audience: EventAudience
    readonly actor_id: number | null
    readonly request_id: string
    readonly data: EventData<T>
  }
}[EventType]

export const EventPage = Type.Object({ events: Type.Array(Type.Unknown()), last_id: Type.Integer() })

/** After these, tokens of the person (or of the session) that are older are refused. */
export const revokingEvents = [
  'user.banned',
  'user.role_changed',
  'user.deleted',
  'session.ended',
] as const satisfies EventType[]
