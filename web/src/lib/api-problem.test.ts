import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { ApiProblem, offlineProblem } from '@gym-it/client'
import { detailOf, fieldDetailsOf } from './api-problem.ts'
import { keywordSentences } from './field-sentences.ts'
import { i18n } from './i18n.ts'
import { problemSentences } from './problem-sentences.ts'

afterEach(() => i18n.loadAndActivate({ locale: 'en', messages: {} }))

/** Until the sentences by code are loaded. */
const speak = async (messages: Record<string, string>) => {
  i18n.loadAndActivate({ locale: 'ru', messages })
  await Promise.all([import('./problem-sentences.ts'), import('./field-sentences.ts')])
  await new Promise(resolve => setImmediate(resolve))
}

test('in English the server’s own sentence is shown', () => {
  assert.equal(detailOf(new ApiProblem(404, 'USER_UNKNOWN', 'There is nobody 7.')), 'There is nobody 7.')
  assert.match(detailOf(new TypeError('x is undefined')), /^Something went wrong on this page/)
})

test('in another language it is told by its code, with the server’s sentence where the code has several reasons', async () => {
  await speak({
    [problemSentences.USER_UNKNOWN]: 'Такого человека нет.',
    [problemSentences.RULE_FORBIDS]: 'Правила не позволяют: {detail}',
    [problemSentences.RATE_LIMITED]: 'Подождите {seconds} с.',
    [problemSentences.OFFLINE]: 'Сервер недоступен.',
  })
  assert.equal(detailOf(new ApiProblem(404, 'USER_UNKNOWN', 'There is nobody 7.')), 'Такого человека нет.')
  assert.equal(detailOf(new ApiProblem(422, 'RULE_FORBIDS', 'No draws.')), 'Правила не позволяют: No draws.')
  assert.equal(detailOf(new ApiProblem(429, 'RATE_LIMITED', 'Too fast.', { retryAfter: 9 })), 'Подождите 9 с.')
  assert.equal(detailOf(offlineProblem()), 'Сервер недоступен.')
})

test('a reason that has words of its own is told in the place of its code, above a form and at its field', async () => {
  await speak({
    [problemSentences.INPUT_INVALID]: 'В данных что-то не так: {detail}',
    'is not a time zone': 'Такого часового пояса нет.',
  })
  const errors = [{ path: 'time_zone', message: 'is not a time zone' }]
  const refused = new ApiProblem(400, 'INPUT_INVALID', 'Mars is not a time zone. Write one such as UTC.', { errors })
  assert.equal(detailOf(refused), 'Такого часового пояса нет.')
  assert.deepEqual([...fieldDetailsOf(refused)], [['time_zone', 'Такого часового пояса нет.']])
})

const refused = new ApiProblem(400, 'INPUT_INVALID', 'weight_kg must be >= 10.', {
  errors: [
    { path: 'weight_kg', message: 'must be >= 10', keyword: 'minimum', params: { limit: 10 } },
    { path: 'weight_kg', message: 'must be null', keyword: 'type', params: { type: 'null' } },
    { path: 'weight_kg', message: 'must match a schema in anyOf', keyword: 'anyOf' },
  ],
})

test('a refused field is told in the user’s language, beside it and in the sentence above', async () => {
  assert.deepEqual([...fieldDetailsOf(refused)], [['weight_kg', 'must be >= 10']])
  await speak({
    [keywordSentences.minimum ?? '']: 'Укажите {limit, number} или больше.',
    [problemSentences.INPUT_INVALID]: 'В данных что-то не так: {detail}',
  })
  assert.deepEqual([...fieldDetailsOf(refused)], [['weight_kg', 'Укажите 10 или больше.']])
  assert.equal(detailOf(refused), 'В данных что-то не так: weight_kg: Укажите 10 или больше.')
})

test('what the page itself says is not told by its code', async () => {
  await speak({ [problemSentences.PASSWORD_WRONG]: 'Пароль неверный.' })
  const errors = [{ path: '/body/current_password', message: 'Неверный пароль.' }]
  const own = new ApiProblem(0, 'PASSWORD_WRONG', 'Выйдите и войдите снова.', { errors })
  assert.equal(detailOf(own), 'Выйдите и войдите снова.')
  assert.deepEqual([...fieldDetailsOf(own)], [['current_password', 'Неверный пароль.']])
})
