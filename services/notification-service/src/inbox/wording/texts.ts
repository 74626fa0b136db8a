import type { NoticeKind, outcomes, Role } from '@gym-it/contracts'

/** What each text is filled in with; kept with the notice, so it can be worded in any language at any time. */
export interface TextParameters {
  readonly 'account.approved': { readonly reason?: string }
  readonly 'account.approval_withdrawn': { readonly reason?: string }
  /** `until` is a moment (RFC 3339). */
  readonly 'account.banned': { readonly until?: string; readonly reason?: string }
  /** `by_itself`: the ban had an end. */
  readonly 'account.unbanned': { readonly by_itself: boolean; readonly reason?: string }
  readonly 'account.role_changed': { readonly role: Role }
  readonly 'entry.approved': { readonly tournament: string }
  readonly 'entry.moved_up': { readonly tournament: string }
  readonly 'entry.refused': { readonly tournament: string }
  readonly 'entry.withdrawn': { readonly tournament: string }
  readonly 'entry.disqualified': { readonly tournament: string }
  readonly 'entry.reinstated': { readonly tournament: string }
  readonly 'draw.published': DrawText
  readonly 'draw.repeated': DrawText
  readonly 'leaderboard.started': { readonly tournament: string }
  readonly 'match.next': MatchText & { readonly court?: string }
  readonly 'match.called': MatchText & { readonly court?: string }
  readonly 'match.won': ResultText
  readonly 'match.lost': ResultText
  readonly 'match.drawn': ResultText
  readonly 'tournament.finished': { readonly tournament: string; readonly place?: number }
  readonly 'webhook.deactivated': { readonly host: string }
}

/** With the first match of who is told, where that is known already. */
type DrawText = { readonly tournament: string } & ({ readonly opponent?: never } | FirstMeeting)
type FirstMeeting = Omit<MatchText, 'tournament'> & { readonly match_id: number }

interface MatchText {
  readonly tournament: string
  /** As the bracket calls it: “Semi-final 1”. */
  readonly match: string
  readonly round: number
  readonly opponent: string
}

interface ResultText extends MatchText {
  readonly outcome: (typeof outcomes)[number]
  readonly score?: string
  /** An earlier result was told before. */
  readonly is_correction: boolean
}

export type TextKey = keyof TextParameters

export interface Text {
  readonly title: string
  readonly message: string
}

/** One language: a text for every key. */
export type Wording = { readonly [K in TextKey]: (parameters: TextParameters[K]) => Text }

/** A key with what belongs to it. */
export type Worded = { readonly [K in TextKey]: { readonly key: K; readonly parameters: TextParameters[K] } }[TextKey]

/** Under which kind people choose whether they are told. */
export const kindOf: Readonly<Record<TextKey, NoticeKind>> = {
  'account.approved': 'account',
  'account.approval_withdrawn': 'account',
  'account.banned': 'account',
  'account.unbanned': 'account',
  'account.role_changed': 'account',
  'entry.approved': 'entry',
  'entry.moved_up': 'entry',
  'entry.refused': 'entry',
  'entry.withdrawn': 'entry',
  'entry.disqualified': 'entry',
  'entry.reinstated': 'entry',
  'draw.published': 'draw',
  'draw.repeated': 'draw',
  'leaderboard.started': 'draw',
  'match.next': 'match_next',
  'match.called': 'match_next',
  'match.won': 'match_result',
  'match.lost': 'match_result',
  'match.drawn': 'match_result',
  'tournament.finished': 'tournament_finished',
  'webhook.deactivated': 'message',
}
