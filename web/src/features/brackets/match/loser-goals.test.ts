import assert from 'node:assert/strict'
import { test } from 'node:test'
import { previewDraw } from '../preview/preview-matches.ts'
import { sampleBracket } from '../testing/sample-bracket.ts'
import { loserGoals } from './loser-goals.ts'
import { nameMatches } from './match-name.ts'
import { describeMatch } from './match-text.ts'

const goalsOf = (matches: Parameters<typeof loserGoals>[0]) => loserGoals(matches, nameMatches(matches))

test('who hears the page is told where the loser of a match goes', () => {
  const { bracket } = sampleBracket()
  const goals = goalsOf(bracket)
  assert.deepEqual(
    [...goals],
    [
      [1, 'the match for third place'],
      [2, 'the match for third place'],
    ],
  )
  const [first] = bracket
  assert.ok(first)
  assert.equal(
    describeMatch(first, new Map(), goals.get(1)),
    'Match 1: Person 1 against Person 4. Ready to play. The loser goes on to: the match for third place',
  )
})

test('in a double elimination the name is that of the match below, until the match is decided', () => {
  const { matches } = previewDraw(
    Array.from({ length: 8 }, (_, index) => ({ name: `Player ${index + 1}` })),
    'double_elimination',
    {},
  )
  const first = matches[0]
  assert.ok(first)
  assert.match(goalsOf(matches).get(first.id) ?? '', /^match \d+$/)
  assert.equal(goalsOf(matches.with(0, { ...first, status: 'completed' })).get(first.id), undefined)
})
