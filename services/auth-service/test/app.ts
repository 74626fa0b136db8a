import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestConfig } from '@gym-it/service-kit/testing'
import { createApp as createRealApp } from '../src/app.ts'
import { type Config, readConfig } from '../src/config.ts'

/** Where the mails of this test file land. */
export const mailDir = mkdtempSync(join(tmpdir(), 'gym-it-mail-'))

/** Cheap hashes, so that tests are quick. */
export const cheap = { PASSWORD_MEMORY_KIB: 64, PASSWORD_PASSES: 1 }

/** auth-service for tests, with what a test wants to be otherwise. */
export const createAppWith = (given: Partial<Config>) => (config: TestConfig) => {
  const variables = Object.entries(config).map(([name, value]) => [name, String(value)])
  return createRealApp({ ...readConfig(Object.fromEntries(variables)), MAIL_DIR: mailDir, ...cheap, ...given })
}

export const createApp = createAppWith({})
