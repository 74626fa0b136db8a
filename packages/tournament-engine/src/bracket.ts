/** The caller's own number for a player or a team; the engine never makes one up. */
export type EntrantId = number

/** Where a slot's entrant comes from. A bye is a slot that stays empty from the start. */
export type Source =
  | { readonly kind: 'seed'; readonly seed: number }
  | { readonly kind: 'winner' | 'loser'; readonly match: number }
  | { readonly kind: 'bye' }

/** Null: nobody yet, or nobody ever; the match's status tells which. */
export type Slot = EntrantId | null

export type MatchStatus = 'waiting' | 'ready' | 'bye' | 'completed'

export type Outcome = 'played' | 'draw' | 'walkover' | 'no_show' | 'retired' | 'disqualified' | 'double_loss'

/** One game (set, leg, bout) of a match: the scores of the first and of the second participant. */
export interface Game {
  readonly p1: number
  readonly p2: number
}

export interface ResultInput {
  readonly winner?: EntrantId | undefined
  readonly games?: readonly Game[] | undefined
  readonly outcome?: Outcome | undefined
  readonly score?: string | undefined
}

/** A recorded result: with the draw, the only facts of a bracket. `winner` is null only for a double loss. */
export interface MatchResult {
  readonly winner: EntrantId | null
  readonly outcome: Outcome
  readonly games: readonly Game[]
  readonly score: string | null
}

export type BracketName = 'main' | 'third_place'

/**
 * A match as the format lays it out, before anybody plays. A format is a list of these, numbered 1..n in playing
 * order; a source only ever names a match with a lower number, so one pass in number order settles everything.
 */
export interface MatchNode {
  readonly number: number
  readonly round: number
  /** 1-based, within its round and bracket. */
  readonly position: number
  readonly bracket: BracketName
  readonly label: string
  readonly sources: readonly [Source, Source]
}

/** A match with its state, which is always derived from the sources and the recorded results. */
export interface Match extends MatchNode {
  readonly participants: readonly [Slot, Slot]
  readonly status: MatchStatus
  readonly result: MatchResult | null
  readonly winner: EntrantId | null
  readonly loser: EntrantId | null
}

export type Format = 'single_elimination'

export interface BracketOptions {
  readonly third_place: boolean
}

/** What is left out takes its default: no third-place match. */
export interface DrawOptions {
  readonly third_place?: boolean | undefined
}

/** Plain data: it survives JSON and structuredClone. `entrants` is best seed first, `matches` in number order. */
export interface Bracket {
  readonly format: Format
  readonly options: BracketOptions
  readonly entrants: readonly EntrantId[]
  readonly matches: readonly Match[]
  readonly rounds: number
}

/** What a change did: the bracket after it, every match that differs, and the other matches that lost their result. */
export interface Effects {
  readonly bracket: Bracket
  readonly changed: readonly Match[]
  readonly cleared: readonly number[]
}
