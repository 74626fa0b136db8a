import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { ApiProblem, offlineProblem } from '@gym-it/client'
import { detailOf } from './api-problem.ts'
import { i18n } from './i18n.ts'
import { problemSentences } from './problem-sentences.ts'

afterEach(() => i18n.loadAndActivate({ locale: 'en', messages: {} }))

/** Until the sentences by code are loaded. */
const speak = async (messages: Record<string, string>) => {
  i18n.loadAndActivate({ locale: 'ru', messages })
  await import('./problem-sentences.ts')
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
