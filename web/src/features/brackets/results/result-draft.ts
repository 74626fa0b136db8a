import type { Match, ResultBody } from '@gym-it/contracts'
import type { Game } from '@gym-it/tournament-engine'
import { i18n } from '../../../lib/i18n.ts'

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
  /** Penalty points of both sides. */
  readonly fairPlay: { readonly p1: string; readonly p2: string }
}

const numberOf = (text: string) => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : null)
const isBlank = (game: Pick<GameDraft, 'p1' | 'p2'>) => game.p1.trim() === '' && game.p2.trim() === ''

/** A result was reported: what comes now corrects it. */
export const isReported = ({ decided_by }: Match) => decided_by === 'report'
/** Endings without a winner. */
export const isWithoutWinner = (outcome: ResultDraft['outcome']) =>
  outcome === 'draw' || outcome === 'double_loss' || outcome === 'void'

/** The draft a match opens with: its result, or nothing. */
export const draftOf = (match: Match): ResultDraft => ({
  winnerId: match.winner_id,
  outcome: match.outcome ?? 'played',
  games: match.games.map((game, key) => ({ key, p1: String(game.p1), p2: String(game.p2) })),
  fairPlay: { p1: String(match.fair_play?.p1 ?? ''), p2: String(match.fair_play?.p2 ?? '') },
})

/** What a typed game says; null while it is blank or half typed. */
export function gameOf({ p1, p2 }: Pick<GameDraft, 'p1' | 'p2'>): Game | null {
  const [first, second] = [numberOf(p1), numberOf(p2)]
  return first === null || second === null ? null : { p1: first, p2: second }
}
export const gamesOf = (games: readonly GameDraft[]): Game[] => games.flatMap(game => gameOf(game) ?? [])

/** Who leads by the typed games: one game by its points, several by games won. Null while typing is unfinished. */
export function leaderOf(games: readonly GameDraft[]): 'p1' | 'p2' | 'level' | null {
  const typed = games.filter(game => !isBlank(game)).map(gameOf)
  if (typed.length === 0 || typed.includes(null)) return null
  const lead = typed.reduce((sum, game) => sum + Math.sign((game?.p1 ?? 0) - (game?.p2 ?? 0)), 0)
  if (lead === 0) return 'level'
  return lead > 0 ? 'p1' : 'p2'
}

export const sideOf = (match: Match, id: number | null) =>
  id === null ? null : id === match.participant1?.id ? 'p1' : id === match.participant2?.id ? 'p2' : null

/** What still keeps the draft from being sent, in plain words; null when it may go. `judge` knows the rules of the games. */
export function obstacleTo(
  match: Match,
  { winnerId, games, outcome, fairPlay }: ResultDraft,
  judge: (games: readonly Game[], outcome: ResultDraft['outcome'], winner: 'p1' | 'p2' | null) => string | null,
): string | null {
  if (games.some(game => !isBlank(game) && gameOf(game) === null)) {
    return i18n._('Write both sides of the score as whole numbers.')
  }
  if (!isBlank(fairPlay) && gameOf(fairPlay) === null) return i18n._('Write the penalty points of both, 0 for none.')
  if (isWithoutWinner(outcome)) return judge(gamesOf(games), outcome, null)
  if (winnerId === null) return i18n._('Tap the winner.')
  const winner = sideOf(match, winnerId)
  const leader = leaderOf(games)
  if (outcome === 'played' && (leader === 'p1' || leader === 'p2') && leader !== winner) {
    return i18n._('The score says that the other side won. Change the score or the winner.')
  }
  return judge(gamesOf(games), outcome, winner)
}

/** The body to send; a match that was decided before names the version it corrects. */
export function bodyOf(match: Match, { winnerId, games, outcome, fairPlay }: ResultDraft): ResultBody {
  const played = gamesOf(games)
  const penalties = gameOf(fairPlay)
  return {
    ...(isWithoutWinner(outcome) ? {} : { winner_id: winnerId }),
    outcome,
    ...(played.length > 0 || match.games.length > 0 ? { games: played } : {}),
    ...(penalties === null ? {} : { fair_play: penalties }),
    ...(isReported(match) ? { version: match.version } : {}),
  }
}
