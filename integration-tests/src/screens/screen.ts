import type { Page } from 'playwright-core'
import type { Club } from '../club/club.ts'
import type { CompetitionKey } from '../club/competitions.ts'

export type Viewer = 'visitor' | 'member' | 'trainer' | 'admin'

/** Brings about what the address alone does not show; `say` words a text of the UI in the language of the page. */
export type Act = (page: Page, say: (english: string) => string) => Promise<void>

/** A screen of the web UI: the one table from which the pictures and the check of accessibility are made. */
export interface Screen {
  /** In file names. */
  readonly name: string
  /** Who looks at it. */
  readonly as: Viewer
  /** Whether anything has happened in the club yet. */
  readonly stage: 'empty' | 'full'
  readonly path: (club: Club) => string
  /** What stands on it once it is there, in English. */
  readonly shows: string
  /** A part of it that is loaded later, as CSS. */
  readonly has?: string
  readonly act?: Act
}

export type Sketch = Omit<Screen, 'stage'>

export const at =
  (key: CompetitionKey, part = '') =>
  ({ tournaments }: Club) =>
    `/tournaments/${tournaments[key]}${part}`
export const to = (path: string) => () => path
