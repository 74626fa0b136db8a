/** Somebody who sits a round out, and what that counts: a draw's points or nothing. */
export interface Absence {
  readonly participant_id: number
  readonly bye: 'half' | 'none'
}
