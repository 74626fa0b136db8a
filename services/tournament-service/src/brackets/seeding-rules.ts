import { AppError, type Participant, type TournamentSettings } from '@gym-it/contracts'
import {
  areClubMates,
  type Bracket,
  type DrawOptions,
  drawFromPots,
  drawOf,
  EngineError,
  type EntrantId,
  type Entry,
  type Format,
  randomFrom,
  restore,
  type SeedingOptions,
  seedEntrants,
  separateFirstRound,
  snake,
  spreadOverGroups,
} from '@gym-it/tournament-engine'
import { type Ratings, strengthOf } from '../ratings/rules.ts'
import type { StoredEntry } from './store.ts'

/** What the order of the seeds is made from, in the order of entry. */
export const entriesOf = (participants: readonly Participant[], ratings: Ratings): StoredEntry[] =>
  participants
    .map(one => ({ id: one.id, seed: one.given_seed, rating: strengthOf(one, ratings), club: one.club }))
    .sort((one, two) => one.id - two.id)

/** Who is seed 1, 2, 3, … @throws AppError RULE_FORBIDS naming two who have the same seed; EngineError */
export function orderBySeeding(
  entries: readonly Entry[],
  options: SeedingOptions,
  participants: readonly Participant[],
): EntrantId[] {
  try {
    return seedEntrants(entries, options)
  } catch (error) {
    if (!(error instanceof EngineError) || error.code !== 'SEED_TWICE') throw error
    const seed = participants.find(({ id }) => id === error.about.entrant)?.given_seed
    const names = participants.filter(one => one.given_seed === seed).map(({ name }) => name)
    const detail = `${names.join(' and ')} are all seed ${seed}. Give each a seed of their own, or none.`
    throw new AppError('RULE_FORBIDS', detail, { errors: [{ path: 'seed', message: detail }] })
  }
}

/** The groups where the settings say more about them than the engine's own distribution does; else undefined. */
export function dealtGroups(
  format: Format,
  entries: readonly Entry[],
  entrants: readonly EntrantId[],
  { groups: count }: DrawOptions,
  { distribution, separate_by, random_seed }: TournamentSettings & { readonly random_seed: string },
): EntrantId[][] | undefined {
  if (format !== 'round_robin' && format !== 'groups_knockout') return undefined
  if (distribution === undefined && separate_by === undefined) return undefined
  const number = count ?? (format === 'groups_knockout' ? 2 : 1)
  const dealt =
    distribution === 'pots'
      ? drawFromPots(entrants, number, randomFrom(`${random_seed} groups`))
      : snake(entrants, number)
  if (separate_by === undefined) return dealt
  const clubs = new Map(entries.map(({ id, club }) => [id, club ?? undefined]))
  return spreadOverGroups(dealt, id => clubs.get(id))
}

/** The first round of a Swiss, and nothing later, with club-mates apart where the settings say so. */
export function firstRoundApart(
  bracket: Bracket,
  participants: readonly Participant[],
  { separate_by }: TournamentSettings,
): Bracket {
  const [round] = bracket.pairings
  if (separate_by === undefined || round === undefined || bracket.pairings.length > 1) return bracket
  return restore({ ...drawOf(bracket), pairings: [separateFirstRound(round, areClubMates(participants))] }, [])
}
