import type { Match } from '@gym-it/contracts'
import { i18n } from '../../../lib/i18n.ts'
import { roundTitle, shortRound } from './round-label.ts'

/** Matches that are played together. */
export interface Round {
  readonly round: number
  readonly title: string
  readonly short: string
  readonly matches: readonly Match[]
}
/** What a narrow screen shows under one name. */
export interface Part {
  readonly key: string
  readonly title: string
  readonly rounds: readonly Round[]
}
/** What is drawn as one: a tree with all that hangs on it, a group, the rounds of a Swiss. */
export interface Section {
  readonly key: string
  readonly kind: 'tree' | 'group' | 'swiss'
  /** '' where it is all there is. */
  readonly title: string
  readonly group: string | null
  readonly matches: readonly Match[]
  readonly parts: readonly Part[]
}

export const isOpen = ({ status }: Match) => status !== 'completed' && status !== 'bye'
const byNumber = (one: Match, two: Match) => one.round - two.round || one.match_number - two.match_number

function roundsOf(matches: readonly Match[]): Round[] {
  const byRound = Map.groupBy(matches.toSorted(byNumber), match => match.round)
  return [...byRound].map(([round, played]) => {
    // The match for third place stands beside the final, which gives the round its name.
    const named = played.find(match => match.bracket !== 'third_place') ?? played[0]
    const label = named?.label ?? ''
    const like = played.filter(match => match.label === label)
    return {
      round,
      title: roundTitle(label.replace(/^Group \w+, r/, 'R'), like.length),
      short: shortRound(label),
      matches: played,
    }
  })
}

/** Matches for lower places have no rounds in common: each name is a page of its own, the best places first. */
function placementRounds(matches: readonly Match[]): Round[] {
  const bestPlace = (label: string) => Number(/\d+/.exec(label)?.[0] ?? 0)
  return [...Map.groupBy(matches, match => match.label)]
    .toSorted(([one], [two]) => bestPlace(one) - bestPlace(two) || two.length - one.length)
    .map(([label, played], index) => ({
      round: index + 1,
      title: roundTitle(label, 1),
      short: shortRound(label),
      matches: played.toSorted(byNumber),
    }))
}

interface Family {
  readonly title: string
  readonly parts: readonly { readonly title: string; readonly brackets: readonly Match['bracket'][] }[]
}
const trees: readonly Family[] = [
  {
    title: /*i18n*/ 'Knockout',
    parts: [
      { title: /*i18n*/ 'Winners', brackets: ['main', 'third_place'] },
      { title: /*i18n*/ 'Losers', brackets: ['losers'] },
      { title: /*i18n*/ 'Final', brackets: ['final'] },
    ],
  },
  { title: /*i18n*/ 'Repechage', parts: [{ title: 'Repechage', brackets: ['repechage'] }] },
  { title: /*i18n*/ 'Consolation', parts: [{ title: 'Consolation', brackets: ['consolation'] }] },
  { title: /*i18n*/ 'Lower places', parts: [{ title: 'Lower places', brackets: ['placement'] }] },
]

function treeSection({ title, parts }: Family, matches: readonly Match[]): Section | null {
  const own = matches.filter(({ bracket }) => parts.some(part => part.brackets.includes(bracket)))
  if (own.length === 0) return null
  const filled = parts.flatMap((part): Part[] => {
    const played = own.filter(({ bracket }) => part.brackets.includes(bracket))
    if (played.length === 0) return []
    const rounds = part.brackets.includes('placement') ? placementRounds(played) : roundsOf(played)
    return [{ key: part.title, title: i18n._(part.title), rounds }]
  })
  const [only] = filled
  const name = i18n._(title)
  const named = filled.length === 1 && only ? [{ ...only, title: name }] : filled
  return { key: title, kind: 'tree', title: name, group: null, matches: own, parts: named }
}

function leagueSection(kind: 'group' | 'swiss', group: string | null, matches: readonly Match[]): Section {
  const title = group === null ? '' : i18n._('Group {group}', { group })
  const key = `${kind} ${group ?? ''}`
  return {
    key,
    kind,
    title,
    group,
    matches,
    parts: [{ key, title: title || i18n._('Rounds'), rounds: roundsOf(matches) }],
  }
}

/**
 * All matches in the sections that people know: groups by name, the rounds of a Swiss, the tree of a knockout with what
 * belongs to it. The knockout after groups comes first as soon as the groups are through.
 */
export function bracketSections(matches: readonly Match[]): Section[] {
  const groups = [
    ...Map.groupBy(
      matches.filter(match => match.bracket === 'group'),
      match => match.group,
    ),
  ].map(([group, played]) => leagueSection('group', group, played))
  const swiss = matches.filter(match => match.bracket === 'swiss')
  const leagues = swiss.length > 0 ? [...groups, leagueSection('swiss', null, swiss)] : groups
  const knockouts = trees.flatMap(family => treeSection(family, matches) ?? [])
  const isThrough = !groups.some(section => section.matches.some(isOpen))
  const sections = isThrough ? [...knockouts, ...leagues] : [...leagues, ...knockouts]
  const [only] = sections
  return sections.length === 1 && only ? [{ ...only, title: '' }] : sections
}
