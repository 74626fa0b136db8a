import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toastMs } from './toast-time.ts'

test('a short toast goes soon, one with a way back or a problem later', () => {
  const plain = toastMs({ message: 'Saved' })
  assert.equal(plain, 4000)
  assert.ok(toastMs({ message: 'Saved', isProblem: true }) > plain)
  assert.ok(toastMs({ message: 'Saved', action: { label: 'Undo', run: () => undefined } }) > plain)
})

test('an announcement stays as long as it takes to read it, its title included', () => {
  const message = 'The hall closes at six, and the finals move to court one. '.repeat(5)
  const ms = toastMs({ message })
  assert.ok(ms >= (message.split(' ').length / 200) * 60_000, 'at 200 words a minute it can be read to its end')
  assert.ok(toastMs({ message, title: 'To all coaches' }) > ms)
})
