import type { TestContext } from 'node:test'
import type { Stack, StackOptions } from '@gym-it/local-stack'
import { inReverse } from '@gym-it/service-kit/testing'
import type { Browser } from 'playwright-core'
import { openBrowser } from './browser.ts'
import { newTrainer, type SignedIn } from './people.ts'
import { openStack, testServer } from './stack.ts'

/** What most tests in a browser begin with. */
export interface Hall {
  readonly stack: Stack
  /** The gateway's address, at which the pages are. */
  readonly gateway: string
  readonly trainer: SignedIn
  readonly browser: Browser
}

/** Opens the services, a browser, and lets a trainer in. All of it goes when the test has ended. */
export async function openHall(t: TestContext, more: Partial<StackOptions> = {}): Promise<Hall> {
  const cleanup = inReverse(t)
  const stack = await openStack(cleanup, testServer(), more)
  const trainer = await newTrainer(stack)
  return { stack, gateway: stack.urls['api-gateway'], trainer, browser: await openBrowser(cleanup) }
}
