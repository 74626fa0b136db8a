import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { misplaced } from './code-places.ts'

const told = (path: string, text: string) => misplaced({ path, text }).length

describe('places of SQL and environment', () => {
  it('allow SQL in stores and the kit only', () => {
    const text = 'export const find = (sql: Sql) => sql<Row[]>`select 1`'
    assert.equal(told('services/user-service/src/users/store.ts', text), 0)
    assert.equal(told('services/user-service/src/users/store-search.ts', text), 0)
    assert.equal(told('packages/service-kit/src/event-log.ts', text), 0)
    assert.equal(told('services/user-service/src/users/routes.ts', text), 1)
    assert.equal(told('services/user-service/src/users/restore.ts', text), 1)
    assert.equal(told('services/user-service/src/users/routes.ts', "tx.unsafe('select 1')"), 1)
  })

  it('allow the environment to be read by the configuration only', () => {
    const text = 'export const level = process.env.LOG_LEVEL'
    assert.equal(told('services/user-service/src/config.ts', text), 0)
    assert.equal(told('services/user-service/test/start.test.ts', text), 0)
    assert.equal(told('services/user-service/src/app.ts', text), 1)
    assert.equal(told('services/user-service/src/app.ts', "import { env } from 'node:process'"), 1)
    assert.equal(told('packages/service-kit/src/run.ts', text), 1)
    assert.equal(told('services/user-service/src/app.ts', '// never process.env here'), 0)
  })
})
