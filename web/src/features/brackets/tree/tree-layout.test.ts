import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Match, TournamentSettings, TournamentType } from '@gym-it/contracts'
import { previewDraw } from '../preview/preview-matches.ts'
import { bracketSections } from '../sections/bracket-sections.ts'
import { sampleBracket } from '../testing/sample-bracket.ts'
import { byeHeight, cardHeight, cardWidth, layOutTree } from './tree-layout.ts'

type Drawn = Exclude<TournamentType, 'leaderboard'>

function trees(type: Drawn, count: number, settings: TournamentSettings = {}): Match[][] {
  const entries = Array.from({ length: count }, (_, index) => ({ name: `Player ${index + 1}` }))
  return bracketSections(previewDraw(entries, type, settings).matches)
    .filter(section => section.kind === 'tree')
    .map(section => [...section.matches])
}

function assertNoOverlap(matches: readonly Match[], what: string) {
  const { placed, width, height, headings } = layOutTree(matches)
  assert.equal(placed.length, matches.length, what)
  for (const column of Map.groupBy(placed, one => one.left).values()) {
    const sorted = column.toSorted((a, b) => a.top - b.top)
    for (const [index, one] of sorted.entries()) {
      const next = sorted[index + 1]
      assert.ok(next === undefined || one.top + one.height <= next.top, `${what}: match ${one.match.id} overlaps`)
      assert.ok(one.top >= 0 && one.top + one.height <= height && one.left + cardWidth <= width, what)
    }
  }
  for (const { text, left, top } of headings) {
    const covered = placed.find(one => one.left === left && top + 20 > one.top && top < one.top + one.height)
    assert.equal(covered, undefined, `${what}: the heading ${text} lies on match ${covered?.match.id}`)
  }
}

test('no card and no heading overlaps another, in every format with any number of players', () => {
  const kinds: [Drawn, TournamentSettings, number][] = [
    ['single_elimination', { third_place: true }, 2],
    ['single_elimination', { third_place: true, play_offs: 'all' }, 2],
    ['single_elimination', { consolation: true }, 4],
    ['double_elimination', {}, 2],
    ['double_elimination', { grand_final: 'none' }, 2],
    ['repechage', { repechage: 'quarter_final' }, 2],
    ['repechage', { repechage: 'full' }, 2],
    ['repechage', { repechage: 'wrestling' }, 6],
    ['groups_knockout', { groups: 2, third_place: true, play_offs: 'top_8' }, 4],
  ]
  for (const [type, settings, from] of kinds) {
    for (let count = from; count <= 34; count++) {
      const what = `${type} ${JSON.stringify(settings)} of ${count}`
      for (const tree of trees(type, count, settings)) assertNoOverlap(tree, what)
    }
  }
})

test('a match stands midway between the two that feed it, to their right', () => {
  const [tree = []] = trees('double_elimination', 16)
  const at = new Map(layOutTree(tree).placed.map(one => [one.match.id, one]))
  for (const { match, left, top, height } of at.values()) {
    const fed = [match.participant1_source, match.participant2_source].flatMap(source =>
      source?.kind === 'winner' ? (at.get(source.match_id) ?? []) : [],
    )
    if (fed.length === 0) continue
    const middle = fed.reduce((sum, one) => sum + one.top + one.height / 2, 0) / fed.length
    assert.equal(top + height / 2, middle)
    assert.ok(fed.every(one => one.left < left))
  }
})

test('the grand final stands between both brackets and is joined to both', () => {
  const [tree = []] = trees('double_elimination', 8)
  const { placed, lines } = layOutTree(tree)
  const top = (bracket: Match['bracket']) => placed.filter(one => one.match.bracket === bracket).map(one => one.top)
  const [final = 0] = top('final')
  assert.ok(final > Math.min(...top('main')) && final < Math.max(...top('losers')))
  assert.ok(Math.max(...top('main')) < Math.min(...top('losers')), 'the winners’ bracket stands above the losers’')
  const joins = tree.flatMap(match => [match.participant1_source, match.participant2_source])
  assert.equal(lines.split('M').length - 1, joins.filter(source => source?.kind === 'winner').length)
})

test('a bye is lower than a match, and third place stands below the final', () => {
  const [tree = []] = trees('single_elimination', 3)
  assert.equal(layOutTree(tree).placed[0]?.height, byeHeight)
  const { placed, headings } = layOutTree(sampleBracket().bracket)
  const [final, third] = [placed[2], placed[3]]
  assert.equal(third?.match.bracket, 'third_place')
  assert.ok(final && third && third.top > final.top + cardHeight && third.left === final.left)
  assert.ok(headings.some(({ top, left }) => left === third.left && top < third.top && top > final.top))
})

test('1,024 people are laid out at once, and no match at all is no fault', () => {
  const [tree = []] = trees('double_elimination', 1024)
  const started = performance.now()
  const { placed } = layOutTree(tree)
  assert.ok(performance.now() - started < 1000)
  assert.equal(placed.length, tree.length)
  assert.deepEqual(layOutTree([]), { width: 0, height: 0, placed: [], headings: [], joins: [], lines: '' })
})
