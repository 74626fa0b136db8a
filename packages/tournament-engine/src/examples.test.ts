import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import * as fitness from './fitness/index.ts'
import * as brackets from './index.ts'
import * as ratings from './ratings/index.ts'

const engine = { ...brackets, ...fitness, ...ratings }

/** Runs an example as written: every line `expression // → value` becomes an assertion. */
function run(example: string): number {
  let claims = 0
  const body = example
    .replaceAll(/^import [^']*'[^']*'$/gm, '')
    .split('\n')
    .map(line =>
      line.replace(/^(.+?) \/\/ → (.+)$/, (_, expression, value) => {
        claims++
        return `assert.deepEqual(${expression}, ${value})`
      }),
    )
    // Lines without semicolons: one that begins with a bracket must not join the line before.
    .join('\n;')
    .replaceAll(/\n;(?=\s)/g, '\n')
  new Function('assert', ...Object.keys(engine), body)(assert, ...Object.values(engine))
  return claims
}

function docExamples(source: string): { name: string; example: string }[] {
  const pattern = /\/\*\*((?:(?!\*\/)[\s\S])*?@example(?:(?!\*\/)[\s\S])*)\*\/\s*export (?:function|class|const) (\w+)/g
  return [...source.matchAll(pattern)].map(([, comment = '', name = '']) => ({
    name,
    example: (comment.split('@example')[1] ?? '').replaceAll(/^ \* ?/gm, '').trim(),
  }))
}

const folder = new URL('.', import.meta.url)
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  file => file.endsWith('.ts') && !file.endsWith('.test.ts'),
)
const examples = sources.flatMap(file => docExamples(readFileSync(new URL(file, folder), 'utf8')))

for (const { name, example } of examples) {
  test(`the example of ${name} holds`, () => {
    assert.ok(run(example) > 0)
  })
}

test('everything the package exports has an example', () => {
  const shown = new Set(examples.map(({ name }) => name))
  assert.deepEqual(
    Object.keys(engine).filter(name => !shown.has(name)),
    [],
  )
})

test('the README example holds', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const blocks = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)]
  assert.equal(blocks.length, 1)
  assert.ok(run(blocks[0]?.[1]?.trim() ?? '') >= 8)
})
