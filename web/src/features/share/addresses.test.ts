import assert from 'node:assert/strict'
import { test } from 'node:test'
import { embedCode, personAddress, readable } from './addresses.ts'

test('the code to embed carries the name as text, whatever it holds', () => {
  const code = embedCode('https://gym.example', 7, '"><script>alert(1)</script> & co')
  assert.ok(code.startsWith('<iframe src="https://gym.example/embed/tournaments/7" title="&quot;&gt;&lt;script&gt;'))
  assert.ok(code.includes('&amp; co"'))
  assert.equal(code.match(/</g)?.length, 2)
})

test('addresses are told without what nobody types', () => {
  assert.equal(readable('https://gym.example/tournaments/7/'), 'gym.example/tournaments/7')
  assert.equal(personAddress('http://hall.local:8000', 7, 3), 'http://hall.local:8000/tournaments/7/people/3')
})
