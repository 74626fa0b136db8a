import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import fc from 'fast-check'
import { readMessage } from './read-message.ts'

const source = join(import.meta.dirname, '..')

/** Every English text of the UI and every translation. */
function catalogTexts(): readonly string[] {
  const files = globSync('**/locales/*.po', { cwd: source })
  const contents = files.map(file => readFileSync(join(source, file), 'utf8').replaceAll(/"\n"/g, ''))
  return contents.flatMap(content =>
    [...content.matchAll(/^msg(?:id|str) (".+")$/gm)].map(([, text]) => JSON.parse(text ?? '""') as string),
  )
}

test('reads every text of the UI as the library does', () => {
  const texts = catalogTexts()
  assert.ok(texts.some(text => text.includes('plural')))
  for (const text of texts) assert.deepEqual(readMessage(text), compileMessageOrThrow(text), text)
})

const content = fc.stringMatching(/^[a-zа-яәғқ ,.:!?“”]{0,8}$/u)
const { message } = fc.letrec<{ message: string; part: string; choices: string }>(tie => ({
  message: fc.array(tie('part'), { maxLength: 4 }).map(parts => parts.join('')),
  part: fc.oneof(
    { maxDepth: 3 },
    content,
    fc.constantFrom("''", "'{x}'", "it's", '#', '{name}', '{ count }', '{count, number}', '{n, number, percent}'),
    tie('choices'),
  ),
  choices: fc
    .tuple(
      fc.constantFrom('plural', 'selectordinal', 'plural, offset:1', 'select'),
      fc.dictionary(fc.constantFrom('one', 'few', 'many'), tie('message'), { maxKeys: 2 }),
      tie('message'),
    )
    .map(([type, cases, other]) => {
      const all = Object.entries({ ...cases, other }).map(([key, text]) => `${key} {${text}}`)
      return `{count, ${type}${type.includes(':') ? ' ' : ', '}${all.join(' ')}}`
    }),
}))

const byLibrary = (text: string) => {
  try {
    return compileMessageOrThrow(text)
  } catch {
    return [text]
  }
}

test('reads whatever ICU message as the library does', () => {
  fc.assert(
    fc.property(message, text => assert.deepEqual(readMessage(text), byLibrary(text))),
    { numRuns: 1_000 },
  )
})

test('a quoted # of a plural is no number', () => {
  const text = "{count, plural, one {'#'} other {# '{x}' ''}}"
  assert.deepEqual(readMessage(text), compileMessageOrThrow(text))
})

test('what cannot be read is shown as it stands', () => {
  for (const text of ['{', 'a {b', '{count, plural, one {x', '{count, plural, one x}', 'a } b', '{a b}']) {
    assert.deepEqual(readMessage(text), [text])
    assert.deepEqual(byLibrary(text), [text])
  }
})
