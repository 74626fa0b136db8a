import type { BracketOptions } from './draw/options.ts'

/** The caller's own number for a player or a team; the engine never makes one up. */
export type EntrantId = number

/** Where a slot's entrant comes from. */
export type Source =
  | { readonly kind: 'seed'; readonly seed: number }
  /** A slot that stays empty from the start. */
  | { readonly kind: 'bye' }
  | { readonly kind: 'winner'; readonly match: number }
  | LoserSource
  | BeatenSource
  | RankSource

export interface LoserSource {
  readonly kind: 'loser'
  readonly match: number
  /**
   * `second_wins`: only where the second participant won (the second grand final; a consolation, for who had a bye
   * before). `fit`: not who was disqualified there, did not appear or has left the tournament (repechage).
   */
  readonly only?: 'second_wins' | 'fit'
}

/** Whom the winner of `match` beat on the way, in `round` of the main bracket, where they are fit: see `LoserSource`. */
export interface BeatenSource {
  readonly kind: 'beaten'
  readonly match: number
  readonly round: number
}

/** Who finished a group at `rank`. Without a group: the best of that rank over all groups that slot `slot` may take. */
export interface RankSource {
  readonly kind: 'rank'
  readonly stage: number
  readonly group: string | null
  readonly rank: number
  /** 1-based, among the slots for the best of a rank; only where `group` is null. */
  readonly slot?: number
}

/** Null: nobody yet, or nobody ever; the match's status tells which. */
export type Slot = EntrantId | null

export type MatchStatus = 'waiting' | 'ready' | 'bye' | 'completed'

/** `void` is a match that counts for nobody, which only a league knows. */
export type Outcome = 'played' | 'draw' | 'walkover' | 'no_show' | 'retired' | 'disqualified' | 'double_loss' | 'void'

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
  /** Penalty points of the first and the second participant (cards, cautions): fewer is better. */
  readonly fair_play?: Game | undefined
}

/** A recorded result. `winner` is null for a draw, a double loss and a void match. */
export interface MatchResult {
  readonly winner: EntrantId | null
  readonly outcome: Outcome
  readonly games: readonly Game[]
  readonly score: string | null
  readonly fair_play?: Game
}

export type BracketName =
  | 'main'
  | 'losers'
  | 'final'
  | 'third_place'
  | 'placement'
  | 'consolation'
  | 'repechage'
  | 'group'
  | 'swiss'

/**
 * The place of who wins and of who loses a match, each where nothing follows for them; null where they go on. Where only
 * some losers go on (repechage, consolation) it is the place of those who do not.
 */
export type Places = readonly [winner: number | null, loser: number | null]

/**
 * A match as the format lays it out, before anybody plays. A format is a list of these, numbered 1..n in playing
 * order; a source only ever names a match with a lower number, so one pass in number order settles everything.
 */
export interface MatchNode {
  readonly number: number
  /** 1, or 2 for the knockout after a group stage. */
  readonly stage: number
  readonly bracket: BracketName
  /** "A", "B", … in a group stage, else null. */
  readonly group: string | null
  readonly round: number
  /** 1-based, within its round and bracket (and group). */
  readonly position: number
  readonly label: string
  readonly sources: readonly [Source, Source]
  /** Null where places come from a table. */
  readonly places: Places | null
}

/** A match with its state, which is always derived from the sources and the facts. */
export interface Match extends MatchNode {
  readonly participants: readonly [Slot, Slot]
  readonly status: MatchStatus
  readonly result: MatchResult | null
  /** Whether the result was reported, or follows from a withdrawal; null where there is none. */
  readonly decided_by: 'report' | 'withdrawal' | null
  /** False where a table leaves the match out: it is void, or one of the two withdrew and all their matches are. */
  readonly counts: boolean
  readonly winner: EntrantId | null
  readonly loser: EntrantId | null
}

/** What becomes of the matches of an entrant who leaves: lost from now on, all void, or the unplayed ones void. */
export type WithdrawalPolicy = 'forfeit' | 'void_all' | 'keep_played'

export interface Withdrawal {
  readonly entrant: EntrantId
  readonly policy: WithdrawalPolicy
  readonly reason: 'withdrawn' | 'disqualified'
}

/** Two who meet in a round of a Swiss, or one who does not play: a full, a half or no point instead. */
export interface Pairing {
  readonly first: EntrantId
  readonly second: EntrantId | null
  readonly bye?: 'full' | 'half' | 'none'
}

export type Format =
  | 'single_elimination'
  | 'double_elimination'
  | 'repechage'
  | 'round_robin'
  | 'groups_knockout'
  | 'swiss'

/** The draw: with the reported results, all the facts of a bracket. */
export interface Draw {
  readonly format: Format
  readonly options: BracketOptions
  /** Best seed first. */
  readonly entrants: readonly EntrantId[]
  /** Who plays in which group, in the order of the group's table of rounds; empty for a format without groups. */
  readonly groups: readonly (readonly EntrantId[])[]
  /** The rounds of a Swiss that are paired so far; empty for every other format. */
  readonly pairings: readonly (readonly Pairing[])[]
  readonly withdrawals: readonly Withdrawal[]
}

/** Plain data: it survives JSON and structuredClone. `matches` stand in number order. */
export interface Bracket extends Draw {
  readonly matches: readonly Match[]
  /** Of the part that decides the title: the knockout, the table's rounds, the rounds that a Swiss is to have. */
  readonly rounds: number
}

/** What a change did: the bracket after it, every match that differs, and the other matches that lost their result. */
export interface Effects {
  readonly bracket: Bracket
  readonly changed: readonly Match[]
  readonly cleared: readonly number[]
}
