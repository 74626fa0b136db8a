import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readManifests } from './house.ts'
import { cyclesAmong } from './import-cycles.ts'
import { importProblems } from './import-rules.ts'

const manifests = readManifests()

/** What the rules say of one file with this text. */
const told = (path: string, text: string) => importProblems([{ path, text }], manifests)
const isAllowed = (path: string, text: string) => assert.deepEqual(told(path, text), [])
const isRefused = (path: string, text: string, reason: RegExp) => {
  const [first = '', ...others] = told(path, text)
  assert.match(first, reason)
  assert.deepEqual(others, [])
}

describe('import rules between workspaces', () => {
  it('let a service use the kit and the contracts', () => {
    isAllowed('services/user-service/src/app.ts', "import { openService } from '@gym-it/service-kit'")
    isAllowed('services/user-service/src/app.ts', "import type { User } from '@gym-it/contracts'")
  })

  it('let tournament-service alone use the engine', () => {
    const text = "import { draw } from '@gym-it/tournament-engine'"
    isAllowed('services/tournament-service/src/brackets/rules.ts', text)
    isRefused('services/user-service/src/users/rules.ts', text, /may import @gym-it\/contracts, @gym-it\/service-kit/)
  })

  it('keep services apart, by name and by path', () => {
    isRefused('services/user-service/src/app.ts', "import '@gym-it/auth-service'", /may import/)
    const path = "import { a } from '../../auth-service/src/app.ts'"
    isRefused('services/user-service/src/app.ts', path, /leave the workspace/)
  })

  it('keep the engine and the contracts free of Node and of packages', () => {
    isRefused('packages/tournament-engine/src/draw.ts', "import { a } from 'node:crypto'", /without Node/)
    isRefused('packages/tournament-engine/src/draw.ts', "import { a } from '@gym-it/contracts'", /no other workspace/)
    isRefused('packages/contracts/src/auth.ts', "export * from 'fastify'", /does not name fastify/)
    isAllowed('packages/contracts/src/auth.ts', "import { Type } from 'typebox'")
    isAllowed('packages/tournament-engine/src/draw.test.ts', "import fc from 'fast-check'\nimport 'node:test'")
  })

  it('keep the web UI away from the kit', () => {
    isRefused('web/src/main.tsx', "import { a } from '@gym-it/service-kit'", /may import/)
    isAllowed('web/src/main.tsx', "import { createRoot } from 'react-dom/client'")
  })

  it('want every package named where it is used', () => {
    isRefused('services/user-service/src/app.ts', "import ws from 'ws'", /does not name ws/)
  })

  it('keep tests out of what runs', () => {
    isRefused('services/user-service/src/app.ts', "import { a } from '@gym-it/service-kit/testing'", /for tests/)
    isAllowed('services/user-service/test/a.test.ts', "import { a } from '@gym-it/service-kit/testing'")
  })
})

describe('import rules inside a service', () => {
  const rules = 'services/user-service/src/users/rules.ts'

  it('keep rules from HTTP, SQL and files', () => {
    isRefused(rules, "import { openDatabase } from '@gym-it/service-kit'", /neither HTTP nor SQL/)
    isRefused(rules, "import { readFile } from 'node:fs/promises'", /neither HTTP nor SQL/)
    isRefused('services/user-service/src/users/approval-rules.ts', "import Fastify from 'fastify'", /neither HTTP/)
    isAllowed(rules, "import { createHash } from 'node:crypto'")
  })

  it('let rules use the types of a store, not the store', () => {
    isAllowed(rules, "import type { UserRow } from './store.ts'")
    isRefused(rules, "import { type UserRow, findUser } from './store.ts'", /use the types/)
  })

  it('keep a store from its routes', () => {
    isRefused('services/user-service/src/users/store.ts', "import { a } from './routes.ts'", /does not know its routes/)
  })
})

describe('the reading of imports', () => {
  const service = 'services/user-service/src/app.ts'

  it('finds every way to import', () => {
    for (const text of [
      "import {\n  type A,\n  b,\n} from 'ws'",
      "import 'ws'",
      "export { a } from 'ws'",
      "export type { A } from 'ws'",
      "import a, * as b from 'ws'",
      "const a = await import('ws')",
    ]) {
      isRefused(service, text, /does not name ws/)
    }
  })

  it('takes neither comments nor other text for imports', () => {
    isAllowed(
      service,
      "// import 'ws'\n/**\n * import 'ws'\n */\nconst text = \"import 'ws'\"\nexport const from = 'ws'",
    )
  })
})

describe('import cycles', () => {
  const file = (name: string, text: string) => ({ path: `packages/contracts/src/${name}.ts`, text })

  it('are found with the way around', () => {
    const files = [file('a', "import './b.ts'"), file('b', "export * from './c.ts'"), file('c', "import('./a.ts')")]
    const names = ['a', 'b', 'c', 'a'].map(name => `packages/contracts/src/${name}.ts`)
    assert.deepEqual(cyclesAmong(files), [names.join(' → ')])
  })

  it('do not count types, which are gone at run time', () => {
    assert.deepEqual(cyclesAmong([file('a', "import './b.ts'"), file('b', "import type { A } from './a.ts'")]), [])
  })
})
