import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readNamesFile, textOf } from './read-names-file.ts'

const bytes = (...values: readonly number[]) => new Uint8Array(values)

test('UTF-8, UTF-16 with its mark, and Windows’ Cyrillic are told apart', () => {
  assert.equal(textOf(new TextEncoder().encode('Ана 🥋')), 'Ана 🥋')
  assert.equal(textOf(bytes(0xff, 0xfe, 0x41, 0, 0x10, 0x04)), 'AА')
  assert.equal(textOf(bytes(0xfe, 0xff, 0, 0x41)), 'A')
  assert.equal(textOf(bytes(0xc0, 0xed, 0xe0)), 'Ана')
})

test('what is no text, and what is too large, is refused by name', async () => {
  const refusal = async (content: Uint8Array<ArrayBuffer>) => readNamesFile(new File([content], 'names.xlsx'))
  for (const content of [bytes(0x50, 0x4b, 3, 4), bytes(1, 0, 2), new Uint8Array(2_000_001)]) {
    const read = await refusal(content)
    assert.ok('problem' in read && read.problem.includes('names.xlsx'))
  }
  assert.deepEqual(await readNamesFile(new File(['Ana'], 'names.txt')), { text: 'Ana' })
})
