import assert from 'node:assert/strict'
import { test } from 'node:test'
import { missingFiles } from './named-files.ts'

test('a file that a page names must be there', () => {
  const text =
    'See `packages/a/src/one.ts`, `services/b/test/two.test.ts` and `SECRET_KEY`, `services/*/src/config.ts`.'
  assert.deepEqual(
    missingFiles(text, path => path === 'packages/a/src/one.ts'),
    ['services/b/test/two.test.ts'],
  )
})
