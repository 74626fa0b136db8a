import type { Match, ResultBody } from '@gym-it/contracts'

/** A game as it is typed: '' where nothing stands yet. */
export interface GameDraft {
  readonly key: number
  readonly p1: string
  readonly p2: string
}
export interface ResultDraft {
  readonly winnerId: number | null
  readonly games: readonly GameDraft[]
  readonly outcome: NonNullable<ResultBody['outcome']>
}

const numberOf = (text: string) => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : null)
const isBlank = (game: GameDraft) => game.p1.trim() === '' && game.p2.trim() === ''

/** The draft a match opens with: its result, or nothing. */
export const draftOf = (match: Match): ResultDraft => ({
  winnerId: match.winner_id,
  outcome: match.outcome ?? 'played',
  games: match.games.map((game, key) => ({ key, p1: String(game.p1), p2: String(game.p2) })),
})

/** Who leads by the typed games: one game by its points, several by games won. Null on a tie or unfinished typing. */
export function leaderOf(games: readonly GameDraft[]): 'p1' | 'p2' | null {
  const typed = games.filter(game => !isBlank(game)).map(game => [numberOf(game.p1), numberOf(game.p2)] as const)
  let lead = 0
  for (const [p1, p2] of typed) {
    if (p1 === null || p2 === null) return null
    lead += Math.sign(p1 - p2)
  }
  if (lead === 0) return null
  return lead > 0 ? 'p1' : 'p2'
}

const sideOf = (match: Match, id: number | null) =>
  id === null ? null : id === match.participant1?.id ? 'p1' : id === match.participant2?.id ? 'p2' : null

/** What still keeps the draft from being sent, in plain words; null when it may go. */
export function obstacleTo(match: Match, { winnerId, games, outcome }: ResultDraft): string | null {
  for (const game of games) {
    if (isBlank(game)) continue
    if (numberOf(game.p1) === null || numberOf(game.p2) === null)
      return 'Write both sides of the score as whole numbers.'
  }
  if (winnerId === null) return 'Tap the winner.'
  const leader = leaderOf(games)
  if (outcome === 'played' && leader !== null && leader !== sideOf(match, winnerId)) {
    return 'The score says that the other side won. Change the score or the winner.'
  }
  return null
}

/** The body to send; a match that was decided before names the version it corrects. */
export function bodyOf(match: Match, { winnerId, games, outcome }: ResultDraft): ResultBody {
  const played = games.flatMap(game => {
    const [p1, p2] = [numberOf(game.p1), numberOf(game.p2)]
    return p1 === null || p2 === null ? [] : [{ p1, p2 }]
  })
  return {
    winner_id: winnerId,
    outcome,
    ...(played.length > 0 || match.games.length > 0 ? { games: played } : {}),
    ...(match.winner_id === null ? {} : { version: match.version }),
  }
}
