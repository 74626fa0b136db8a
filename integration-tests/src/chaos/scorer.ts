import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import {
  type ChangedMatches,
  generateBracket,
  getBracket,
  type Match,
  pairRound,
  type ResultBody,
  recordResult,
} from '@gym-it/contracts'
import type { Insisting } from './insisting.ts'
import type { Random } from './random.ts'

/** What a scorer was told to be recorded. */
export interface Ledger {
  readonly tournamentId: number
  /** Each acknowledged result, in order: the match as the acknowledgement showed it. */
  readonly results: Match[]
  /** Each match as the last acknowledgement that changed it showed it. */
  readonly shown: Map<number, Match>
  /** How often an acknowledged request was sent once more, to see it answered alike. */
  repeats: number
}

export interface Play {
  readonly scorer: Insisting
  readonly random: Random
  /** Waits for the next match to end. */
  pause(): Promise<void>
  /** While true, results are also corrected, and matches played that are over. */
  mayCorrect(): boolean
}

const correctedShare = 0.2
/** Of the corrections, those that name another winner, so that later results fall. */
const overturnedShare = 0.2
const repeatedShare = 0.1
const winning = 11

function gamesOf(random: Random, isFirst: boolean): NonNullable<ResultBody['games']> {
  return [1, 2].map(() => {
    const lost = Math.floor(random.between(0, winning - 1))
    return isFirst ? { p1: winning, p2: lost } : { p1: lost, p2: winning }
  })
}

const sameGames = (a: Match['games'], b: Match['games']) => JSON.stringify(a) === JSON.stringify(b)

async function report({ scorer, random }: Play, ledger: Ledger, match: Match, body: ResultBody): Promise<void> {
  const key = randomUUID()
  const ask = { params: { id: ledger.tournamentId, match_id: match.id }, body }
  const answer: ChangedMatches = await scorer.ask(recordResult, ask, key)
  ledger.results.push(answer.bracket)
  for (const one of answer.changed) ledger.shown.set(one.id, one)
  if (random.happens(repeatedShare)) {
    ledger.repeats += 1
    assert.deepEqual(await scorer.ask(recordResult, ask, key), answer, 'a repeated request is answered alike')
  }
}

async function correct(play: Play, ledger: Ledger, reported: readonly Match[]): Promise<void> {
  const { random } = play
  const match = random.pick(reported)
  const wasFirst = match.winner_id === match.participant1?.id
  const isFirst = random.happens(overturnedShare) ? !wasFirst : wasFirst
  const games = gamesOf(random, isFirst)
  // The same result again changes nothing, and would tell of nothing.
  if (!sameGames(games, match.games)) await report(play, ledger, match, { games, version: match.version })
}

/** Draws and plays one tournament to its end, and goes on correcting results while there may be corrections. */
export async function playThrough(play: Play, tournamentId: number): Promise<Ledger> {
  const { scorer, random } = play
  const ledger: Ledger = { tournamentId, results: [], shown: new Map(), repeats: 0 }
  const params = { id: tournamentId }
  await scorer.ask(generateBracket, { params })
  for (;;) {
    await play.pause()
    const { bracket, rounds } = await scorer.ask(getBracket, { params })
    const open = bracket.filter(({ status }) => status === 'ready')
    const reported = bracket.filter(({ decided_by }) => decided_by === 'report')
    const isOver = open.length === 0 && !rounds?.can_pair
    if (isOver && !play.mayCorrect()) return ledger
    if (reported.length > 0 && play.mayCorrect() && (isOver || random.happens(correctedShare))) {
      await correct(play, ledger, reported)
    } else if (open.length > 0) {
      await report(play, ledger, random.pick(open), { games: gamesOf(random, random.happens(0.6)) })
    } else if (rounds?.can_pair) await scorer.ask(pairRound, { params, body: {} })
  }
}
