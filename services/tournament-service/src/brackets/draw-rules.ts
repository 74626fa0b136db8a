import { AppError, type DrawRecord, type Participant } from '@gym-it/contracts'
import {
  type Bracket,
  chooseBySize,
  type DrawOptions,
  draw,
  drawOf,
  type Format,
  optionsOfFormat,
} from '@gym-it/tournament-engine'
import type { Ratings } from '../ratings/rules.ts'
import { inTermsOfTheWire } from '../tournaments/engine-terms.ts'
import { seedOfChance, tournamentView } from '../tournaments/rules.ts'
import { drawOptionsOf, seedingOf, sizeTableOf } from '../tournaments/settings-rules.ts'
import type { TournamentRow } from '../tournaments/store.ts'
import { givenGroups } from './group-rules.ts'
import { dealtGroups, entriesOf, firstRoundApart, orderBySeeding } from './seeding-rules.ts'
import type { StoredBracket, StoredDraw } from './store.ts'

/** More would be more than a hall can play, and than one answer can carry. */
const mostMatches = 10_000

/** The participants that can be drawn. @throws AppError 400 under two, 409 once a result is recorded */
export function drawable({ matches, participants }: StoredBracket): readonly Participant[] {
  if (matches.some(match => match.decided_by === 'report')) {
    throw new AppError(
      'TOURNAMENT_STARTED',
      'Results are recorded; the bracket cannot be drawn again. Clear them first.',
    )
  }
  const approved = participants.filter(({ status }) => status === 'approved')
  if (approved.length < 2) {
    throw new AppError('PARTICIPANTS_TOO_FEW', 'Need at least 2 approved participants to generate bracket.')
  }
  return approved
}

/** What is played with so many, and how. */
function choose({ tournament_type, settings }: TournamentRow, count: number): { format: Format; options: DrawOptions } {
  if (tournament_type === 'by_size') return chooseBySize(count, sizeTableOf(settings))
  if (tournament_type !== 'leaderboard') {
    return { format: tournament_type, options: drawOptionsOf(tournament_type, settings) }
  }
  throw new Error('a leaderboard has no bracket')
}

/** Before the matches are made: half a million of them would take the service's memory. */
function checkSize(format: Format, groups: readonly number[], { legs = 1 }: DrawOptions): void {
  if (format !== 'round_robin' && format !== 'groups_knockout') return
  const matches = groups.reduce((sum, size) => sum + ((size * (size - 1)) / 2) * legs, 0)
  if (matches <= mostMatches) return
  const detail = `That would be ${matches} matches; a tournament holds ${mostMatches}. Make more groups.`
  throw new AppError('RULE_FORBIDS', detail, { errors: [{ path: 'settings.groups', message: detail }] })
}

/** How large the groups will be where nobody was put into one. */
const evenly = (count: number, groups: number) =>
  Array.from({ length: groups }, (_, index) => Math.floor((count + index) / groups))

export interface PlannedDraw {
  readonly bracket: Bracket
  /** All that the draw was made from, as it is stored. */
  readonly facts: StoredDraw
}

/**
 * Draws the bracket from the approved participants.
 * @throws AppError 400 under two participants, 409 once a result is recorded, 422 where the settings do not fit them
 */
export function planDraw(stored: StoredBracket, ratings: Ratings): PlannedDraw {
  const { tournament } = stored
  const approved = drawable(stored)
  const entries = entriesOf(approved, ratings)
  const seeding = seedingOf(tournament.settings)
  const random_seed = seedOfChance(tournament)
  return inTermsOfTheWire(
    () => {
      const { format, options } = choose(tournament, approved.length)
      const entrants = orderBySeeding(entries, { ...seeding, random_seed, format }, approved)
      const groups =
        givenGroups(format, approved, entrants, options.groups) ??
        dealtGroups(format, entries, entrants, options, { ...tournament.settings, random_seed })
      checkSize(format, groups?.map(group => group.length) ?? evenly(entrants.length, options.groups ?? 1), options)
      const chosen = {
        ...options,
        ...(optionsOfFormat[format].includes('random_seed') ? { random_seed } : {}),
        ...(groups === undefined ? {} : { groups: groups.length }),
      }
      const bracket = firstRoundApart(draw(format, entrants, chosen, groups), approved, tournament.settings)
      return { bracket, facts: { ...drawOf(bracket), entries, seeding } }
    },
    { known: { matches: [], participants: approved } },
  )
}

/** What the draw was made from. @throws AppError TOURNAMENT_NOT_ACTIVE before it */
export function drawRecord({ tournament, draw: facts }: Pick<StoredBracket, 'tournament' | 'draw'>): DrawRecord {
  const { draw_commitment, random_seed } = tournamentView(tournament)
  if (facts === null || random_seed === null) {
    throw new AppError('TOURNAMENT_NOT_ACTIVE', 'The draw is not made yet.')
  }
  const { format, options, entrants, groups, entries = [], seeding = {} } = facts
  return {
    ...{ format, draw_commitment, random_seed, entries: [...entries], entrants: [...entrants] },
    ...{
      groups: groups.map(group => [...group]),
      options: { ...options },
      seeding: { ...seeding } as DrawRecord['seeding'],
    },
  }
}
