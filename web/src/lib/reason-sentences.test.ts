import assert from 'node:assert/strict'
import { glob, readFile } from 'node:fs/promises'
import { afterEach, test } from 'node:test'
import { i18n } from './i18n.ts'
import { reasonSentence, reasons } from './reason-sentences.ts'

const root = new URL('../../../', import.meta.url).pathname
const written = ['services/*/src', 'packages/service-kit/src', 'packages/tournament-engine/src'].map(
  folder => `${folder}/**/*.ts`,
)

/** What only programs meet, or a page that sends what its own forms do not let through. */
const unworded: readonly RegExp[] = [
  // The headers and bodies that a page makes by itself.
  /^Idempotency-Key must|^If-Match must|^Last-Event-ID must|^Send one of code|^Send the picture|^There is no such topic/,
  /^Name (at least one field|whom to tell)/,
  // The fields that name people by number, and what belongs to another format.
  /^(An entrant is named|Entrant|Entrants|Athlete|Nobody with the id|There is no (athlete|match|format|status|division|rule))/,
  /^The list names a participant twice|^This tournament is played in matches|^Only (a Swiss|a draw with|the pairings)/,
  // The engine's options, which the forms offer as choices.
  /^The (option|format|setting|scoring) |^Row |^A (seed|rating|seed order|heat|late entrant|rated game) /,
  /^(Every (entrant|workout)|Who is absent|There is no workout|A match cannot end|Nobody wins match|A score in match)/,
  /^\{\} groups are wanted|^\{\} is (scored by|not for time)|^\{\} has no tie-break|^A score in \{\} is one number|^The \{\} of a rating/,
  // Told by their code, though it is not written beside them.
  /^Match \{\} \{\}\.|does not play in it\.$|^The request is too large|^Send JSON|^This takes too long|^There is nothing at/,
  /^The tournament is full|^What was missed/,
  // Told by what is said at the field.
  /^\{\} \{\}\.$|^\{\} is not a (date that exists|time zone)/,
  // Answers, no refusals.
  /^This system sends no mails|^If this address has an account/,
]

/** Sentences that are told by their code: what follows a code that has one reason. */
const ofOneReason = /AppError\(\s*'(?!INPUT_INVALID|STATUS_CONFLICT|RULE_FORBIDS)[A-Z_]+',\s*(?:'[^'\n]*'|`[^`]*`)/g
/** These engine codes have codes of one reason on the wire. */
const ofOneEngineReason =
  /EngineError\(\s*'(?:ENTRANTS_TOO_FEW|MATCH_UNKNOWN|WORKOUT_UNKNOWN|WINNER_NOT_IN_MATCH)',\s*('[^'\n]*'|`[^`]*`)/g
const literal = /'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g
const withoutNames = (text: string) => text.replaceAll(/\$?\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, '{}')

/** Every text that the services and the engine write, with `{}` for what they fill in. */
async function writtenTexts() {
  const all = new Set<string>()
  const reasonsOf = new Set<string>()
  for await (const file of glob(written, { cwd: root })) {
    if (/\.test\.ts$|\/testing\//.test(file)) continue
    const source = (await readFile(`${root}${file}`, 'utf8')).replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    const refuses = /INPUT_INVALID|STATUS_CONFLICT|RULE_FORBIDS|EngineError\(/.test(source)
    const rest = source.replaceAll(ofOneReason, '').replaceAll(ofOneEngineReason, '')
    for (const [, one, other] of source.matchAll(literal)) all.add(withoutNames(one ?? other ?? ''))
    if (!refuses) continue
    for (const [, one, other] of rest.matchAll(literal)) reasonsOf.add(withoutNames(one ?? other ?? ''))
  }
  return { all, reasons: [...reasonsOf].filter(text => /^[A-Z{].* .*[a-z})]\.$/.test(text)) }
}

afterEach(() => i18n.loadAndActivate({ locale: 'en', messages: {} }))

/** As the page speaks: with these translations. */
const speak = (messages: Record<string, string>) => i18n.loadAndActivate({ locale: 'ru', messages })

test('a reason is told with the names and numbers that are in it', () => {
  speak({
    'All {count} rounds are paired.': 'Составлено: {count, plural, few {# тура} other {# туров}}.',
    'Say who wins match {match}.': 'Кто победил в матче {match}?',
  })
  assert.equal(reasonSentence('All 3 rounds are paired.'), 'Составлено: 3 тура.')
  assert.equal(reasonSentence('Say who wins match Ада (Клуб) – Бен?.'), 'Кто победил в матче Ада (Клуб) – Бен??')
  assert.equal(reasonSentence('All 3 rounds are paired. Really.'), undefined)
  assert.equal(reasonSentence('Nobody has thought of this.'), undefined)
})

test('a reason within a reason is told too, and lists lose their English words', () => {
  speak({
    'Game {game} of match {match} ({first}-{second}) {why}.': 'Партия {game} матча {match} ({first}-{second}): {why}.',
    'is won by less than {margin}': 'отрыв меньше {margin}',
    '{names} are all seed {seed}. Give each a seed of their own, or none.': '{seed}: {names}.',
    'Some participants have a group, these have none: {names}. Give all a group, or nobody.': 'Без группы: {names}.',
  })
  const game = 'Game 2 of match Ada – Ben (21-20) is won by less than 2.'
  assert.equal(reasonSentence(game), 'Партия 2 матча Ada – Ben (21-20): отрыв меньше 2.')
  const seeds = 'Ada and Ben and Cem are all seed 4. Give each a seed of their own, or none.'
  assert.equal(reasonSentence(seeds), '4: Ada, Ben, Cem.')
  const groups = 'Some participants have a group, these have none: A, B and 4 more. Give all a group, or nobody.'
  assert.equal(reasonSentence(groups), 'Без группы: A, B (+4).')
})

test('every reason is one that a service or the engine writes', async () => {
  const { all } = await writtenTexts()
  const texts = [...all, ...[...all].map(text => text.replace(/^Athlete \{\}/, '{}'))]
  // The service puts the sentence about divisions together from pieces.
  const whole = reasons.filter(reason => !reason.startsWith('{name} stands in '))
  assert.deepEqual(
    whole.filter(reason => !texts.includes(withoutNames(reason))),
    [],
  )
})

test('what a service or the engine refuses for several reasons under one code has words in the other languages', async () => {
  const known = new Set(reasons.map(withoutNames))
  const { reasons: those } = await writtenTexts()
  assert.ok(those.length > 80, `${those.length} reasons`)
  assert.deepEqual(
    those.filter(text => !known.has(text) && !unworded.some(pattern => pattern.test(text))),
    [],
  )
})
