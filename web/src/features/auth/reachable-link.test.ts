import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reachableLink } from './reachable-link.ts'

const local = 'http://localhost:8000/register#invitation=abc'

test('a link to the machine itself leads to where the page was opened', () => {
  const said = reachableLink(local, 'http://192.168.1.5:8000/people')
  assert.equal(said, 'http://192.168.1.5:8000/register#invitation=abc')
})

test('a configured address stays, and so does a link that is made on the machine itself', () => {
  const configured = 'https://gym.example/register#invitation=abc'
  assert.equal(reachableLink(configured, 'http://192.168.1.5:8000/people'), configured)
  assert.equal(reachableLink(local, 'http://127.0.0.1:8000/people'), local)
})
