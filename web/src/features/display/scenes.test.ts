import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BracketView, Match, Standing } from '@gym-it/contracts'
import fc from 'fast-check'
import { sampleBracket, sampleMatch, sampleParticipant, sampleTournament } from '../brackets/testing/sample-bracket.ts'
import { inPages } from './in-pages.ts'
import { scenesOf } from './scenes.ts'

const row = (id: number, given: Partial<Standing> = {}): Standing => ({
  place: id,
  participant: sampleParticipant(id),
  group: null,
  played: 0,
  wins: 0,
  draws: 0,
  losses: 0,
  points: 0,
  for: 0,
  against: 0,
  difference: 0,
  tie_breaks: {},
  separated_by: null,
  ...given,
})
const kinds = (view: BracketView) => scenesOf(view).map(scene => scene.kind)

/** A knockout for `size` people, of which the first `played` matches are decided by the first of both. */
function knockout(size: number, played: number): BracketView {
  const people = Array.from({ length: size }, (_, index) => sampleParticipant(index + 1))
  const bracket: Match[] = []
  let fed: Match[] = []
  for (let round = 1, count = size / 2; count >= 1; round += 1, count /= 2) {
    const matches = Array.from({ length: count }, (_, index) => {
      const id = bracket.length + index + 1
      const [from1, from2] = [fed[2 * index], fed[2 * index + 1]]
      const participant1 = (round === 1 ? people[2 * index] : from1?.winner) ?? null
      const participant2 = (round === 1 ? people[2 * index + 1] : from2?.winner) ?? null
      const isDecided = id <= played
      return sampleMatch(id, {
        round,
        label: `Round ${round}`,
        participant1,
        participant2,
        participant1_source: from1 ? { kind: 'winner', match_id: from1.id } : { kind: 'seed', seed: 2 * index + 1 },
        participant2_source: from2 ? { kind: 'winner', match_id: from2.id } : { kind: 'seed', seed: 2 * index + 2 },
        status: isDecided ? 'completed' : participant1 && participant2 ? 'ready' : 'waiting',
        winner: isDecided ? participant1 : null,
        winner_id: isDecided ? (participant1?.id ?? null) : null,
        completed_at: isDecided ? `2026-02-01T10:00:${String(id % 60).padStart(2, '0')}.000Z` : null,
      })
    })
    bracket.push(...matches)
    fed = matches
  }
  return { tournament: sampleTournament(), bracket, participants: people, standings: [], rounds: null }
}

test('until the draw: the welcome, then who is in', () => {
  const view = sampleBracket()
  const setup = { ...view, bracket: [], tournament: sampleTournament({ status: 'setup' }) }
  assert.deepEqual(kinds(setup), ['welcome', 'entries'])
  assert.deepEqual(kinds({ ...setup, participants: [] }), ['welcome'])
})

test('in play: what can be played, then the results, then the rounds at hand', () => {
  assert.deepEqual(kinds(knockout(8, 0)), ['now', 'tree'])
  assert.deepEqual(kinds(knockout(8, 3)), ['now', 'results', 'tree'])
  const tree = scenesOf(knockout(8, 3)).find(scene => scene.kind === 'tree')
  assert.deepEqual(
    tree?.columns.map(({ matches }) => matches.map(({ id }) => id)),
    [[1, 2, 3, 4], [5, 6], [7]],
  )
})

test('of a large round only the windows with something left to play are shown, the ready ones first', () => {
  const scenes = scenesOf(knockout(32, 5))
  const first = scenes.flatMap(scene => (scene.kind === 'tree' ? [scene.columns[0]?.matches.map(({ id }) => id)] : []))
  assert.deepEqual(first, [
    [5, 6, 7, 8],
    [9, 10, 11, 12],
    [13, 14, 15, 16],
  ])
})

test('the match for third place stands beside the final, not in its line', () => {
  const tree = scenesOf(sampleBracket()).find(scene => scene.kind === 'tree')
  assert.deepEqual(
    tree?.columns.map(({ matches, aside }) => [matches.map(({ id }) => id), aside.map(({ id }) => id)]),
    [
      [[1, 2], []],
      [[3], [4]],
    ],
  )
})

test('groups that still play show their tables, two beside each other', () => {
  const group = (name: string, id: number) => sampleMatch(id, { bracket: 'group', group: name, status: 'ready' })
  const view: BracketView = {
    ...sampleBracket(),
    tournament: sampleTournament({ format: 'groups_knockout', settings: { advance_per_group: 1 } }),
    bracket: ['A', 'B', 'C'].map((name, index) => group(name, index + 1)),
    standings: [row(1), ...['A', 'B', 'C'].map((name, index) => row(index + 1, { group: name }))],
  }
  const tables = scenesOf(view).flatMap(scene => (scene.kind === 'tables' ? [scene.tables] : []))
  assert.deepEqual(
    tables.map(page => page.map(({ title, goOn }) => [title, goOn])),
    [
      [
        ['Group A', 1],
        ['Group B', 1],
      ],
      [['Group C', 1]],
    ],
  )
})

test('all groups come, however many, and what is on comes in between', () => {
  const names = Array.from({ length: 27 }, (_, index) => `G${index}`)
  const view: BracketView = {
    ...sampleBracket(),
    tournament: sampleTournament({ format: 'groups_knockout' }),
    bracket: names.map((group, index) => sampleMatch(index + 1, { bracket: 'group', group, status: 'ready' })),
    standings: names.map((group, index) => row(index + 1, { group })),
  }
  const scenes = scenesOf(view)
  const titles = scenes.flatMap(scene => (scene.kind === 'tables' ? scene.tables.map(({ title }) => title) : []))
  assert.deepEqual(
    titles,
    names.map(name => `Group ${name}`),
  )
  assert.equal(new Set(scenes.map(({ key }) => key)).size, scenes.length, 'each page can be found again')
  const pages = scenes.map(({ kind }) => kind)
  assert.deepEqual(pages.slice(0, 8), ['now', 'now', 'now', 'tables', 'tables', 'tables', 'tables', 'now'])
})

test('at the end: the podium first, then all places', () => {
  const view = { ...knockout(4, 3), standings: [1, 2, 3, 4].map(id => row(id)) }
  const done = { ...view, tournament: sampleTournament({ status: 'completed' }) }
  assert.deepEqual(kinds(done), ['podium', 'tables', 'results'])
  assert.deepEqual(kinds({ ...done, standings: [] }), ['results'])
})

test('in whatever state: at least one page, at most 20, each under a key of its own', () => {
  const sizes = fc.constantFrom(2, 4, 8, 64, 512)
  const statuses = fc.constantFrom('setup' as const, 'active' as const, 'completed' as const, 'cancelled' as const)
  fc.assert(
    fc.property(sizes, fc.double({ min: 0, max: 1, noNaN: true }), statuses, (size, share, status) => {
      const view = knockout(size, Math.floor(share * size))
      const standings = view.participants.map(({ id }) => row(id))
      const scenes = scenesOf({ ...view, standings, tournament: sampleTournament({ status }) })
      assert.ok(scenes.length >= 1 && scenes.length <= 20)
      assert.equal(new Set(scenes.map(({ key }) => key)).size, scenes.length)
    }),
    { numRuns: 60 },
  )
})

test('pages are filled evenly, and nobody on them is left out or shown twice', () => {
  assert.deepEqual(inPages([1, 2, 3, 4, 5, 6], 5, 9), [
    [1, 2, 3],
    [4, 5, 6],
  ])
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 12 }), (list, size) => {
      const pages = inPages(list, size, 1000)
      assert.deepEqual(pages.flat(), list)
      assert.ok(pages.every(page => page.length > 0 && page.length <= size))
    }),
  )
})
