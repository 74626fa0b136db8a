import type { FitnessLeaderboard, FitnessRow, Match, Participant, Standing } from '@gym-it/contracts'

/** Matches of one round that are shown above each other. */
export interface Column {
  readonly title: string
  readonly matches: readonly Match[]
  /** Played in the same round, beside the tree: the match for third place. */
  readonly aside: readonly Match[]
}
export interface Table {
  readonly title: string
  readonly rows: readonly Standing[]
  /** So many at the top go on. */
  readonly goOn: number
  /** A knockout counts none. */
  readonly hasPoints: boolean
}
interface Shown {
  /** The same as long as it shows the same part, so that a change in it does not turn the page. */
  readonly key: string
  readonly title: string
}
/** One page of the display. */
export type Scene = Shown &
  (
    | { readonly kind: 'welcome' }
    | { readonly kind: 'entries'; readonly people: readonly Participant[] }
    | { readonly kind: 'now'; readonly matches: readonly Match[] }
    | { readonly kind: 'results'; readonly matches: readonly Match[] }
    | { readonly kind: 'tree'; readonly columns: readonly Column[] }
    | { readonly kind: 'tables'; readonly tables: readonly Table[] }
    | { readonly kind: 'podium'; readonly standings: readonly Standing[] }
    | { readonly kind: 'board'; readonly board: FitnessLeaderboard; readonly rows: readonly FitnessRow[] }
    | { readonly kind: 'heat'; readonly people: readonly Participant[] }
  )
