import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { serviceNames } from '@gym-it/contracts'
import { type Stack, startStack } from '@gym-it/local-stack'
import { bracketTree } from './bracket-tree.ts'
import { readFacts } from './facts.ts'
import { type Played, playKnockout } from './play.ts'
import { countByType, podiumOf, problemsOf } from './verdict.ts'

const facts = readFacts()

describe('the 2022 World Cup, played through the gateway', () => {
  let stack: Stack | undefined
  let dataDir = ''
  let played: Played

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'gym-it-world-cup-'))
    const ports = Object.fromEntries(serviceNames.map(name => [name, 0]))
    stack = await startStack({ dataDir, ports })
    played = await playKnockout(stack.urls['api-gateway'], stack.admin, facts)
  })

  after(async () => {
    await stack?.stop()
    await rm(dataDir, { recursive: true, force: true })
  })

  test('ends with the real podium', () => {
    assert.deepEqual(podiumOf(played), ['Argentina', 'France', 'Croatia'])
  })

  test('gives the real round of 16, in the printed order', () => {
    const first = played.view.bracket.filter(({ round }) => round === 1)
    const pairs = first.map(({ participant1, participant2 }) => `${participant1?.name} - ${participant2?.name}`)
    assert.deepEqual(pairs, [
      'Netherlands - USA',
      'Argentina - Australia',
      'Japan - Croatia',
      'Brazil - South Korea',
      'England - Senegal',
      'France - Poland',
      'Morocco - Spain',
      'Portugal - Switzerland',
    ])
  })

  test('keeps the penalties of the final', () => {
    const final = played.view.bracket.find(({ label }) => label === 'Final')
    assert.equal(final?.score, '3-3 (4-2 p)')
    assert.equal(final?.winner?.name, 'Argentina')
  })

  test('shows a spectator every result once and in order, then the end', () => {
    assert.deepEqual(problemsOf(played, facts), [])
    assert.equal(countByType(played).get('match.completed'), 16)
    assert.equal(played.seen.at(-1)?.frame.event, 'tournament.completed')
  })

  test('is drawn within 100 columns with the champion at the end', () => {
    const lines = bracketTree(played.view.bracket)
    assert.ok(lines.every(line => line.length <= 100))
    assert.match(lines[15] ?? '', /├ Argentina$/)
  })

  test('leaves nothing behind', async () => {
    const response = await fetch(`${stack?.urls['api-gateway']}/api/tournaments/${played.view.tournament.id}`)
    assert.equal(response.status, 404)
  })
})
