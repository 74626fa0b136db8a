import { isDeepStrictEqual } from 'node:util'
import type { DomainEvent } from '@gym-it/contracts'

export type Facts = Readonly<Record<string, unknown>>

/** Something whose state an event tells, such as `match:7`. */
export interface Thing {
  readonly key: string
  readonly state: Facts
}

/** One fact of something, where an event tells no more of it. */
export interface Part {
  readonly key: string
  readonly name: string
  readonly value: unknown
}

/** What an event means for the audit. */
export interface Reading {
  /** What the event is about, with its new state; without `state` it is gone. Null where it says nothing of the kind. */
  readonly main: { readonly key: string; readonly state?: Facts } | null
  /** What it must have been before, where nobody has told of it yet. */
  readonly untold: Facts | null
  /** What else has a new state. */
  readonly others: readonly Thing[]
  /** Of what else a part is new. */
  readonly parts: readonly Part[]
  /** What more the event says. */
  readonly details: Facts
  /** Whom it concerns. */
  readonly person_id: number | null
}

/** The more an event is about it, the earlier. */
const kinds = ['participant', 'match', 'score', 'webhook', 'invitation', 'factor', 'user', 'tournament'] as const

/** Who somebody is stands beside; the rest says nothing to people, or is not the administrators’ to read. */
const left = new Set([
  ...['id', 'user_id', 'created_by', 'members', 'tournament_id', 'created_at', 'sid', 'match_ids', 'access_version'],
  ...['participant1_source', 'participant2_source', 'avatar_url', 'changed', 'matches'],
])
const privateMembers: Readonly<Partial<Record<DomainEvent['type'], readonly string[]>>> = {
  notification: ['title', 'message', 'link', 'parameters', 'read_at'],
}

const isFacts = (value: unknown): value is Facts => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A person or team within something else is told by name. */
const shown = (value: unknown) => (isFacts(value) && typeof value.name === 'string' ? value.name : value)

const stateOf = (facts: Facts): Facts =>
  Object.fromEntries(
    Object.entries(facts)
      .filter(([name]) => !left.has(name))
      .map(([name, value]) => [name, shown(value)]),
  )

function keyOf(kind: string, facts: Facts): string {
  return kind === 'score' ? `score:${facts.participant_id}:${facts.workout}` : `${kind}:${facts.id}`
}

/** The thing that an event says is gone. */
function goneThing({ type, data }: DomainEvent): string | null {
  switch (type) {
    case 'tournament.deleted':
      return `tournament:${data.tournament_id}`
    case 'webhook.deleted':
      return `webhook:${data.webhook_id}`
    case 'invitation.revoked':
      return `invitation:${data.id}`
    case 'score.cleared':
      return `score:${data.participant_id}:${data.workout}`
    default:
      return null
  }
}

function detailsOf({ type, data }: DomainEvent, main: string | undefined): Facts {
  const hidden = privateMembers[type] ?? []
  const isPlain = (value: unknown) => !isFacts(value) && !(Array.isArray(value) && value.some(isFacts))
  const kept = Object.entries(data).filter(
    ([name, value]) => name !== main && !left.has(name) && !hidden.includes(name) && isPlain(value),
  )
  return Object.fromEntries(kept)
}

function partsOf({ type, data }: DomainEvent): Part[] {
  if (type !== 'participant.seeded') return []
  return data.seeds.map(({ participant_id: id, seed }) => ({
    ...{ key: keyOf('participant', { id }), name: 'given_seed', value: seed },
  }))
}

/** An open match that nobody was called to and that has no result. */
const asDrawn = {
  ...{ winner_id: null, winner: null, score: null, outcome: null, decided_by: null, games: [], fair_play: null },
  ...{ status: 'ready', court: null, called_at: null, completed_at: null },
}

const firstChanges: ReadonlySet<DomainEvent['type']> = new Set(['match.called', 'match.started', 'match.completed'])

/** A draw tells no more of its matches than their ids: until the first of these, such a match was open and untouched. */
function untoldState({ type }: DomainEvent, state: Facts | undefined): Facts | null {
  if (!firstChanges.has(type) || state === undefined) return null
  return { ...state, ...asDrawn, version: Number(state.version) - 1 }
}

function personOf({ subject, data }: DomainEvent): number | null {
  if (subject.startsWith('user:')) return Number(subject.slice('user:'.length))
  if ('participant' in data) return data.participant.user_id
  return 'user_id' in data && typeof data.user_id === 'number' ? data.user_id : null
}

/** Reads what an event tells, by the shape of its data, so that a new type of event needs nothing here. */
export function readEvent(event: DomainEvent): Reading {
  const data: Facts = event.data
  const kind = kinds.find(name => isFacts(data[name]))
  const facts = kind === undefined ? undefined : data[kind]
  const gone = goneThing(event)
  const about = kind !== undefined && isFacts(facts) ? { key: keyOf(kind, facts), state: stateOf(facts) } : null
  const changed = Array.isArray(data.changed) ? data.changed.filter(isFacts) : []
  const also = gone !== null && about ? [about] : []
  return {
    main: gone === null ? about : { key: gone },
    untold: untoldState(event, about?.state),
    others: [...also, ...changed.map(match => ({ key: keyOf('match', match), state: stateOf(match) }))],
    parts: partsOf(event),
    details: detailsOf(event, kind),
    person_id: personOf(event),
  }
}

/** What changed, from one state to another; all of the earlier one where it is gone. */
export function difference(
  before: Facts,
  after: Facts | undefined,
): { readonly before: Facts; readonly after: Facts | null } {
  if (after === undefined) return { before, after: null }
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    name => !isDeepStrictEqual(before[name], after[name]),
  )
  const only = (facts: Facts) => Object.fromEntries(names.map(name => [name, facts[name] ?? null]))
  return { before: only(before), after: only(after) }
}
