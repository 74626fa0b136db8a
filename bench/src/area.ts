/** One line of the table. */
export interface Figure {
  readonly label: string
  readonly measured: string
  /** What it is held against in the same run, or a figure of the earlier system. */
  readonly against?: string
  readonly ratio?: string
  readonly target?: string
  /** Whether the target was met; absent without one. */
  readonly isMet?: boolean
}

/** Where an area works: what it starts is ended when it is done, fails or is interrupted. */
export interface Workbench {
  /** Tells what is going on, a line at a time. */
  readonly say: (line: string) => void
  /** Registers what must be undone; the last one first. */
  readonly defer: (undo: () => void | Promise<void>) => void
}

/** A part of the system with its figures; `run` takes less than three minutes. */
export interface Area {
  readonly about: string
  run(workbench: Workbench): Promise<readonly Figure[]>
}
