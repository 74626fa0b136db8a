import {
  getBracket,
  type Match,
  pairRound,
  type ResultBody,
  recordResult,
  type TournamentFormat,
} from '@gym-it/contracts'
import { call } from '@gym-it/service-kit/testing'
import type { SignedIn } from '../standing/people.ts'

/** Numbers from 0 to 1 that look random and are the same each time (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** How a result is written down in this sport. */
export type Scoring = 'goals' | 'sets' | 'winner' | 'ippon'

/** A result as it may come about: the better seed wins three times of four. */
function resultOf(match: Match, scoring: Scoring, mayDraw: boolean, random: () => number): ResultBody {
  const [one, two] = [match.participant1, match.participant2]
  const isUpset = random() < 0.25
  const isFirst = (one?.seed ?? 99) < (two?.seed ?? 99) !== isUpset
  const winnerId = (isFirst ? one?.id : two?.id) ?? 0
  const sides = (won: number, lost: number) => (isFirst ? { p1: won, p2: lost } : { p1: lost, p2: won })
  if (random() < 0.04) return { winner_id: winnerId, outcome: 'walkover' }
  switch (scoring) {
    case 'winner':
      return mayDraw && random() < 0.2 ? { outcome: 'draw' } : { winner_id: winnerId }
    case 'ippon':
      return { winner_id: winnerId, score: random() < 0.5 ? 'Ippon' : 'Waza-ari' }
    case 'goals': {
      const lost = Math.floor(random() * 3)
      if (mayDraw && random() < 0.2) return { games: [{ p1: lost, p2: lost }], outcome: 'draw' }
      return { games: [sides(lost + 1 + Math.floor(random() * 2), lost)] }
    }
    case 'sets': {
      const [first, last] = [11, 11].map(won => sides(won, Math.floor(random() * 10)))
      const middle = isFirst ? { p1: 9, p2: 11 } : { p1: 11, p2: 9 }
      return { games: [first, ...(random() < 0.4 ? [middle] : []), last].flatMap(game => game ?? []) }
    }
  }
}

const hasTable: ReadonlySet<TournamentFormat | null> = new Set(['round_robin', 'swiss', 'groups_knockout'])

interface Play {
  readonly scoring: Scoring
  /** How many results at most; all when left out. */
  readonly most?: number | undefined
  readonly seed?: number
}

/** Plays open matches in their order, pairing the rounds of a Swiss; stops after `most`, or when none is left. */
export async function play(gateway: string, as: SignedIn, id: number, { scoring, most = 10_000, seed = id }: Play) {
  const random = chance(seed)
  for (let played = 0; played < most; ) {
    const { tournament, bracket, rounds } = (await call(gateway, getBracket, { params: { id } })).body
    const open = bracket.filter(({ status }) => status === 'ready').slice(0, most - played)
    if (open.length === 0 && rounds?.can_pair) await call(gateway, pairRound, { as, params: { id }, body: {} })
    else if (open.length === 0) return
    for (const match of open) {
      const mayDraw = hasTable.has(tournament.format) && ['group', 'swiss'].includes(match.bracket)
      const body = resultOf(match, scoring, mayDraw, random)
      await call(gateway, recordResult, { as, params: { id, match_id: match.id }, body })
      played += 1
    }
  }
}
