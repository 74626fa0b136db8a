import { type Static, Type } from 'typebox'
import { Id, Name, Nullable, RoleField, Timestamp, Version } from './fields.ts'
import { Match } from './matches.ts'
import { Notification } from './notifications.ts'
import { Participant } from './participants.ts'
import { personSeenBy } from './person-fields.ts'
import { Invitation } from './registration.ts'
import { SecondFactor } from './second-factor.ts'
import { WorkoutId } from './tournament-settings.ts'
import { Tournament } from './tournaments.ts'
import { Webhook } from './webhooks.ts'
import { withdrawalPolicies } from './withdrawals.ts'
import { RecordedScore } from './workouts.ts'

const TournamentChanged = Type.Object({ tournament: Tournament })
const ParticipantChanged = Type.Object({ participant: Participant })
/** `changed` holds every match with a new state, where it was after the draw. */
const ParticipantLeft = Type.Object({
  participant: Participant,
  policy: Type.Optional(Type.Enum([...withdrawalPolicies])),
  changed: Type.Optional(Type.Array(Match)),
  cleared: Type.Optional(Type.Array(Id)),
})
const RoundChanged = Type.Object({ tournament: Tournament, round: Type.Integer() })
/** `changed` holds every match with a new state, the match itself among them; `cleared` the results that fell with it. */
const MatchChanged = Type.Object({ match: Match, changed: Type.Array(Match), cleared: Type.Array(Id) })
/** What somebody who is drawn is told at once: whom they meet first. */
const FirstMatch = Type.Object({
  match_id: Id,
  label: Type.String(),
  round: Type.Integer(),
  participants: Type.Array(Type.Object({ id: Id, name: Type.String() }), { minItems: 2, maxItems: 2 }),
})
export type FirstMatch = Static<typeof FirstMatch>
/** What the other services are told of a person. */
export const KnownPerson = /* @__PURE__ */ personSeenBy('service', 'KnownPerson')
export type KnownPerson = Static<typeof KnownPerson>
const UserChanged = Type.Object({ user: KnownPerson, access_version: Version, reason: Type.Optional(Type.String()) })

const WebhookChanged = Type.Object({ webhook: Webhook })

const FactorTold = Type.Object({ user_id: Id, factor: SecondFactor })

/** Every event by type: what its `data` holds. Past events stay readable, so fields are only ever added. */
export const eventData = {
  'user.registered': Type.Object({
    id: Id,
    email: Type.String(),
    full_name: Name,
    role: RoleField,
    is_approved: Type.Boolean(),
    is_root_admin: Type.Boolean(),
    invitation_id: Type.Optional(Id),
  }),
  /** No longer told: nobody follows it, and the session itself holds when and where it began. */
  'session.started': Type.Object({ user_id: Id, sid: Type.String() }),
  'session.ended': Type.Object({ user_id: Id, sid: Type.String() }),
  'account.password_changed': Type.Object({
    user_id: Id,
    with: Type.Enum(['password', 'link'], { description: 'What the person showed that they are who they are' }),
  }),
  'account.reset_link_made': Type.Object({ user_id: Id }),
  'account.second_factor_added': FactorTold,
  'account.second_factor_renamed': FactorTold,
  'account.second_factor_removed': FactorTold,
  'account.second_factors_reset': Type.Object({ user_id: Id }),
  'account.recovery_codes_renewed': Type.Object({ user_id: Id }),
  'account.recovery_code_used': Type.Object({ user_id: Id, left: Type.Integer() }),
  'invitation.created': Type.Object({ invitation: Invitation }),
  'invitation.revoked': Type.Object({ id: Id }),
  'user.created': UserChanged,
  'user.updated': UserChanged,
  'user.approved': UserChanged,
  /** Waits for an approval again, and may no longer use the tokens held. */
  'user.approval_withdrawn': UserChanged,
  'user.banned': UserChanged,
  'user.unbanned': UserChanged,
  'user.role_changed': UserChanged,
  'user.deleted': Type.Object({ id: Id, access_version: Version }),
  'tournament.created': TournamentChanged,
  'tournament.updated': TournamentChanged,
  'tournament.started': Type.Object({
    tournament: Tournament,
    seeds: Type.Array(Id, { description: 'Participant ids, best seed first' }),
    draw: Type.Optional(
      Type.Unknown({
        description: 'All facts of the draw, as the engine keeps them: format, options, groups, pairings',
      }),
    ),
    match_ids: Type.Optional(Type.Array(Id, { description: 'Of the draw’s matches, in playing order' })),
    drawn_at: Type.Optional(Timestamp),
    first_matches: Type.Optional(
      Type.Array(FirstMatch, { description: 'Of each participant the first match, where both of it are known' }),
    ),
  }),
  'tournament.paused': TournamentChanged,
  'tournament.resumed': TournamentChanged,
  'tournament.completed': Type.Object({
    tournament: Tournament,
    places: Type.Optional(Type.Array(Type.Object({ participant_id: Id, place: Type.Integer() }))),
  }),
  'tournament.reopened': TournamentChanged,
  'tournament.deleted': Type.Object({ tournament_id: Id }),
  'participant.added': ParticipantChanged,
  'participant.updated': ParticipantChanged,
  'participant.approved': ParticipantChanged,
  'participant.rejected': ParticipantChanged,
  /** An approval or a refusal was taken back: the entry is pending, or waits, as before. */
  'participant.undecided': ParticipantChanged,
  /** From the wait-list into a place that has become free. */
  'participant.moved_up': ParticipantChanged,
  'participant.seeded': Type.Object({
    tournament: Tournament,
    seeds: Type.Array(Type.Object({ participant_id: Id, seed: Nullable(Type.Integer()) }), {
      description: 'Those whose seed is another now',
    }),
  }),
  'participant.withdrawn': ParticipantLeft,
  'participant.disqualified': ParticipantLeft,
  'participant.reinstated': ParticipantLeft,
  /** It can be played: both are known, it is next for one of them, or its call was taken back. */
  'match.ready': Type.Object({ match: Match }),
  /** Called to the court that the match names. */
  'match.called': Type.Object({ match: Match }),
  /** It is being played now. */
  'match.started': Type.Object({ match: Match }),
  'match.completed': MatchChanged,
  'match.corrected': MatchChanged,
  'match.cleared': MatchChanged,
  'score.recorded': Type.Object({ tournament: Tournament, score: RecordedScore }),
  'score.cleared': Type.Object({ tournament: Tournament, participant_id: Id, workout: WorkoutId }),
  'round.paired': Type.Object({
    ...RoundChanged.properties,
    matches: Type.Array(Match),
    entrants: Type.Array(Id, { description: 'Best seed first, with who joined since the draw' }),
    pairings: Type.Unknown({ description: 'The round’s fact in the draw, as the engine keeps it' }),
  }),
  'round.completed': RoundChanged,
  'round.removed': RoundChanged,
  notification: Notification,
  'notification.read': Type.Object({ user_id: Id, ids: Type.Union([Type.Array(Id), Type.Literal('all')]) }),
  /** Deleted by the person, or withdrawn because its reason is gone. */
  'notification.removed': Type.Object({ user_id: Id, ids: Type.Array(Id) }),
  'notification.restored': Type.Object({ user_id: Id, ids: Type.Array(Id) }),
  'preferences.changed': Type.Object({ user_id: Id }),
  'push.subscribed': Type.Object({ user_id: Id, subscription_id: Id }),
  'push.unsubscribed': Type.Object({ user_id: Id, subscription_id: Id }),
  'webhook.created': WebhookChanged,
  'webhook.updated': WebhookChanged,
  'webhook.deactivated': WebhookChanged,
  'webhook.replayed': Type.Object({ webhook_id: Id, deliveries: Type.Integer() }),
  'webhook.deleted': Type.Object({ webhook_id: Id }),
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

/** The schema of an event's `data` by type; raised where a field changes its meaning or goes, 1 unless listed. */
const versions: Partial<Record<EventType, number>> = {}
export const versionOf = (type: EventType): number => versions[type] ?? 1

/** From where a change was asked for. */
export const EventClient = Type.Object({
  address: Type.String(),
  user_agent: Nullable(Type.String()),
})
export type EventClient = Static<typeof EventClient>

/** What every event carries, whatever it tells of. */
export interface EventEnvelope {
  readonly id: number
  readonly at: string
  /** What it is about, as `kind:id`. */
  readonly subject: string
  /**
   * How often the subject had changed: its own version where it has one, the same for all that one change told; else
   * its events are counted.
   */
  readonly version: number
  /** The version of the schema of `data`; 0 for events from before there were versions, which may lack facts. */
  readonly v: number
  /** The live topic it is shown on, or null when it is not shown. */
  readonly topic: string | null
  readonly audience: EventAudience
  readonly actor_id: number | null
  readonly request_id: string
  /** Kept for a while and between services alone; null where no client asked. */
  readonly client: EventClient | null
  /** SHA-256 (hex) over the hash of the subject's event before it and everything above but `client`, with `data`. */
  readonly hash: string
}

/** An event as services hand it to each other. */
export type DomainEvent = {
  [T in EventType]: EventEnvelope & { readonly type: T; readonly data: EventData<T> }
}[EventType]

/** Of a page of events, which may hold fewer than were asked for. */
export const IsMore = Type.Optional(Type.Boolean({ description: 'Reading goes on after the last of them' }))

/** Whether reading goes on after a page that was asked for with this limit. */
export const hasMore = (
  { events, is_more }: { readonly events: readonly unknown[]; readonly is_more?: boolean },
  limit: number,
): boolean =>
  // An instance from before pages were bounded by bytes does not say.
  is_more ?? events.length === limit

export const EventPage = Type.Object({
  events: Type.Array(Type.Unknown()),
  last_id: Type.Integer(),
  is_more: IsMore,
})

/** After these, tokens of the person (or of the session) that are older are refused. */
export const revokingEvents = [
  'user.approval_withdrawn',
  'user.banned',
  'user.role_changed',
  'user.deleted',
  'session.ended',
] as const satisfies EventType[]
