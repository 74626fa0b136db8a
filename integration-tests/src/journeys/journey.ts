import type { Stack } from '@gym-it/local-stack'
import type { Page } from 'playwright-core'
import type { SignedIn } from '../standing/people.ts'

/** Where a journey takes place: the same stack for all, a page of its own for each. */
export interface Setting {
  readonly stack: Stack
  readonly gateway: string
  readonly admin: SignedIn
  readonly trainer: SignedIn
  /** Not signed in yet. */
  readonly page: Page
  readonly isPhone: boolean
  /** Tells journeys that go on at the same time apart, in names. */
  readonly mark: string
  /** Another page of the same person. */
  openAnother(): Promise<Page>
  /** Says a figure in the report of the tests. */
  say(figure: string): void
}

export type Journey = (setting: Setting) => Promise<void>
