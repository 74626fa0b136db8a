import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleParticipant } from '../../brackets/testing/sample-bracket.ts'
import { isEntered } from './attempt.ts'

const approved = (id: number, name: string) => ({ ...sampleParticipant(id, name), status: 'approved' as const })

test('the entered are those that are wanted: names and what is said of them, in the order of entry', () => {
  const [ana, bea] = [approved(1, 'Ana'), { ...approved(2, 'Bea'), club: 'Orca', rating: 1500, given_seed: 1 }]
  const wanted = [{ name: 'Ana' }, { name: 'Bea', club: 'Orca', rating: 1500, seed: 1 }]
  assert.equal(isEntered(wanted, [bea, ana]), true)
  assert.equal(isEntered(wanted.toReversed(), [bea, ana]), false)
  assert.equal(isEntered([{ name: 'Ana' }, { name: 'Bea', club: 'Kraken' }], [ana, bea]), false)
  assert.equal(isEntered([{ name: 'Anna' }, { name: 'Bea' }], [ana, approved(2, 'Bea')]), false)
})

test('who asks to join meanwhile is not among them, and nobody is wanted too much', () => {
  const asking = { ...sampleParticipant(2, 'Bea'), status: 'pending' as const }
  assert.equal(isEntered([{ name: 'Ana' }], [approved(1, 'Ana'), asking]), true)
  assert.equal(isEntered([{ name: 'Ana' }, { name: 'Bea' }], [approved(1, 'Ana'), asking]), false)
  assert.equal(isEntered([], [approved(1, 'Ana')]), false)
})
