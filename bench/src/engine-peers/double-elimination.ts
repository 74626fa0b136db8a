/** A library that can draw a double elimination and play it; times are taken around `create` and `play`. */
export interface DoubleElimination<State> {
  readonly name: string
  create(entrants: number): State | Promise<State>
  /** Plays up to `most` matches, first participant winning each; answers how many were played. */
  play(state: State, most: number): number | Promise<number>
}
