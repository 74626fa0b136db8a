import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { EngineError, type EngineErrorCode } from '@gym-it/tournament-engine'
import { i18n } from '../../lib/i18n.ts'
import { engineWords } from './engine-words.ts'
import { whatIsWrong } from './results/result-rules.ts'

/** The translations of this folder, as the page loads them. */
async function catalogOf(language: string): Promise<Record<string, string>> {
  const text = await readFile(new URL(`locales/${language}.po`, import.meta.url), 'utf8')
  return Object.fromEntries(
    [...text.matchAll(/^msgid "(.+)"\nmsgstr "(.+)"$/gm)].map(([, key = '', value = '']) => [key, value]),
  )
}

const engine = new URL('../../../../packages/tournament-engine/src/', import.meta.url)

test('whatever the engine refuses is said in Russian and in Kazakh, and never in its English words', async t => {
  t.after(() => i18n.loadAndActivate({ locale: 'en', messages: {} }))
  const source = await readFile(new URL('engine-error.ts', engine), 'utf8')
  const codes = [...source.matchAll(/^ {2}\| '([A-Z_]+)'$/gm)].map(([, code]) => code as EngineErrorCode)
  assert.ok(codes.length >= 25)
  for (const language of ['ru', 'kk']) {
    i18n.loadAndActivate({ locale: language, messages: await catalogOf(language) })
    const said = codes.map(code => engineWords(new EngineError(code, 'Something in English.')))
    for (const words of said) assert.match(words, /^[А-ЯӘҒҚҢӨҰҮҺІ].*\.$/)
    assert.equal(new Set(said).size, codes.length, 'two codes read alike')
  }
})

test('a setting that does not fit is named', async t => {
  t.after(() => i18n.loadAndActivate({ locale: 'en', messages: {} }))
  i18n.loadAndActivate({ locale: 'ru', messages: await catalogOf('ru') })
  const refused = (option: string) => engineWords(new EngineError('OPTION_IMPOSSIBLE', 'No.', { option }))
  assert.match(refused('groups'), /групп/)
  assert.match(refused('rounds'), /тур/)
  const rules = { best_of: null, game_to: 11, game_margin: 2, game_cap: null, isTable: false, draws: false }
  assert.match(whatIsWrong(rules, [{ p1: 11, p2: 10 }], 'played', 'p1') ?? '', /^По правилам/)
})

test('in English the engine’s own sentence stands, since it has the numbers', () => {
  assert.equal(engineWords(new EngineError('ENTRANTS_TOO_FEW', 'It needs 2.')), 'It needs 2.')
})
