import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPastedNames } from './paste-names.ts'

test('one name a line: trimmed, blank lines dropped, order kept', () => {
  assert.deepEqual(readPastedNames('  Ana \r\n\n\tBea\u00a0Cruz\n   \nÇelik  Öz').names, [
    'Ana',
    'Bea Cruz',
    'Çelik Öz',
  ])
  assert.deepEqual(readPastedNames(' \n\n').names, [])
})

test('names doubles by line, in the paste and against those already entered', () => {
  const { names, doubles } = readPastedNames('Ana\nBea\nana \nDov', ['Dov'])
  assert.deepEqual(names, ['Ana', 'Bea'])
  assert.deepEqual(doubles, [
    { line: 3, text: 'ana', reason: 'same as line 1' },
    { line: 4, text: 'Dov', reason: 'already entered' },
  ])
})

test('refuses what cannot be a name, with its line; keeps emoji, right-to-left and markup as text', () => {
  const { names, refused } = readPastedNames(`${'x'.repeat(201)}\nبطل\n🥋 Li\n<b>Bo</b>\n=cmd|x\na\u0007b`)
  assert.deepEqual(names, ['بطل', '🥋 Li', '<b>Bo</b>', '=cmd|x'])
  assert.deepEqual(
    refused.map(({ line }) => line),
    [1, 6],
  )
})

test('5,000 lines are read at once', () => {
  const text = Array.from({ length: 5000 }, (_, index) => `Person ${index}`).join('\n')
  const started = performance.now()
  assert.equal(readPastedNames(text).names.length, 5000)
  assert.ok(performance.now() - started < 500)
})
