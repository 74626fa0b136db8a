import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPaste } from './paste-entries.ts'

const read = (text: string) => readPaste({ text })
const namesOf = (text: string) => read(text).entries.map(entry => entry.name)

test('one name a line: trimmed, blank lines dropped, order kept', () => {
  assert.deepEqual(namesOf('  Ana \r\n\n \nBea\u00a0Cruz\n   \nÇelik  Öz'), ['Ana', 'Bea Cruz', 'Çelik Öz'])
  assert.deepEqual(namesOf(' \n\n'), [])
})

test('names doubles by line, in the paste and against those already entered', () => {
  const { entries, doubles } = readPaste({ text: 'Ana\nBea\nana \nDov' }, [{ name: 'Dov', club: null, user_id: null }])
  assert.deepEqual(entries, [{ name: 'Ana' }, { name: 'Bea' }])
  assert.deepEqual(doubles, [
    { line: 3, text: 'ana', reason: 'same as line 1' },
    { line: 4, text: 'Dov', reason: 'already entered' },
  ])
})

test('namesakes: another club is another person; the others are entered only when that is said, and still shown', () => {
  const text = 'Ana;Orca\nAna;Kraken\nBea;Orca\nBea\nCem;Orca\nDov'
  const entered = [
    { name: 'Cem', club: 'Kraken', user_id: null },
    { name: 'dov', club: 'Orca', user_id: 7 },
  ]
  const { entries, lines, doubles } = readPaste({ text }, entered)
  assert.deepEqual(
    entries.map(({ name, club }) => `${name} ${club}`),
    ['Ana Orca', 'Ana Kraken', 'Bea Orca', 'Cem Orca'],
  )
  assert.deepEqual(lines, [1, 2, 3, 5])
  assert.deepEqual(
    doubles.map(({ line, reason }) => `${line} ${reason}`),
    ['4 same as line 3', '6 already entered, with an account'],
  )
  const all = readPaste({ text, namesakes: true }, entered)
  assert.equal(all.entries.length, 6)
  assert.deepEqual(all.lines, [1, 2, 3, 4, 5, 6])
  assert.deepEqual(all.doubles, doubles)
})

test('refuses what cannot be a name, with its line; keeps emoji, right-to-left and markup as text', () => {
  const { entries, refused } = read(`${'x'.repeat(201)}\nبطل\n🥋 Li\n<b>Bo</b>\n=cmd|x\na\u0007b`)
  assert.deepEqual(
    entries.map(entry => entry.name),
    ['بطل', '🥋 Li', '<b>Bo</b>', '=cmd|x'],
  )
  assert.deepEqual(
    refused.map(({ line }) => line),
    [1, 6],
  )
})

test('columns by tab, semicolon or comma: numbers are ratings, texts clubs, a leading number the seed', () => {
  const ana = { name: 'Ana Silva', club: 'Kraken', rating: 1850 }
  assert.deepEqual(read('Ana Silva; Kraken; 1850\nBea Cruz').entries, [ana, { name: 'Bea Cruz' }])
  assert.deepEqual(read('Ana Silva\tKraken\t1850').entries, [ana])
  assert.deepEqual(read('Ana Silva, Kraken, 1850\nBo Li, Orca, 1700').entries[0], ana)
  assert.deepEqual(read('1;Ana Silva\n2;Bea').entries, [
    { name: 'Ana Silva', seed: 1 },
    { name: 'Bea', seed: 2 },
  ])
})

test('a heading says what the columns hold; what does not fit is named by its line', () => {
  const { entries, refused, columns } = read(
    'Club,Name,Rating,Division\nKraken,Ana,1850,Rx\nOrca,Bo,fast,Rx\nOrca,,1,Rx',
  )
  assert.deepEqual(columns, ['club', 'name', 'rating', 'division'])
  assert.deepEqual(entries, [{ club: 'Kraken', name: 'Ana', rating: 1850, division: 'Rx' }])
  assert.deepEqual(
    refused.map(({ line, reason }) => `${line} ${reason}`),
    ['3 its rating is not a number: fast', '4 no name'],
  )
})

test('a comma within a name stays in it, until somebody says that commas separate', () => {
  assert.deepEqual(read('Silva, Ana\nCruz, Bea').entries[0], { name: 'Silva, Ana' })
  assert.equal(read('Silva, Ana').commas, false)
  assert.deepEqual(readPaste({ text: 'Silva, Ana', commas: true }).entries[0], { name: 'Silva', club: 'Ana' })
  assert.deepEqual(read('"Silva, Ana";Kraken').entries[0], { name: 'Silva, Ana', club: 'Kraken' })
  assert.equal(read('Ana').commas, null)
})

test('a file of a spreadsheet: byte-order mark, quotes within quotes, a line break in a cell, a heading in Russian', () => {
  const { entries, columns } = read(
    '\ufeffФИО;Клуб;Рейтинг\r\n"Силва ""Ракета"" Ана";"Орка";1850,5\r\n"Круз\nБеа";;\r\n',
  )
  assert.deepEqual(columns, ['name', 'club', 'rating'])
  assert.deepEqual(entries, [{ name: 'Силва "Ракета" Ана', club: 'Орка', rating: 1850.5 }, { name: 'Круз Беа' }])
  assert.deepEqual(read('Name\nAna\nBea').entries, [{ name: 'Ana' }, { name: 'Bea' }])
  assert.deepEqual(read('Name,Club\nAna,Orca').entries, [{ name: 'Ana', club: 'Orca' }])
})

test('lines are counted as they stand, also after a cell over two lines; a quote that is never closed is a letter', () => {
  const { refused } = read('Name;Rating\n"Ana\nSilva";1\nBea;fast')
  assert.deepEqual(
    refused.map(({ line }) => line),
    [4],
  )
  assert.deepEqual(namesOf('"Rocky\nBea'), ['"Rocky', 'Bea'])
})

test('5,000 lines are read at once', () => {
  const text = Array.from({ length: 5000 }, (_, index) => `Person ${index};Club ${index % 9};${index}`).join('\n')
  const started = performance.now()
  assert.equal(read(text).entries.length, 5000)
  assert.ok(performance.now() - started < 500)
})
