import {
  AppError,
  type FieldError,
  type NewParticipant,
  type TournamentSettings,
  type TournamentType,
} from '@gym-it/contracts'
import {
  chooseBySize,
  chooseOptions,
  type DrawOptions,
  defaultSizeTable,
  type Format,
  optionsOfFormat,
  type SeedingOptions,
  type SizeRow,
  seedEntrants,
} from '@gym-it/tournament-engine'
import { type Competition, type FitnessTieBreak, fitnessStandings } from '@gym-it/tournament-engine/fitness'
import { inTermsOfTheWire } from './engine-terms.ts'

/** What decides who is seed 1, 2, 3, …, in every type that is drawn. */
const drawSettings = ['seeding', 'protected', 'lots_in_blocks', 'random_seed', 'separate_by'] as const
const workoutSettings = ['workouts', 'divisions', 'points_table', 'workout_tie_breaks', 'lanes'] as const
/** How they come to groups. */
const groupSettings = ['distribution'] as const

/** The settings that the engine's options of one format are taken from. */
export function drawOptionsOf(format: Format, settings: TournamentSettings): DrawOptions {
  const names: readonly string[] = optionsOfFormat[format]
  return Object.fromEntries(Object.entries(settings).filter(([name]) => names.includes(name)))
}

/** How the seeds are found, as the engine takes it. */
export function seedingOf({
  seeding,
  protected: kept,
  lots_in_blocks,
  separate_by,
}: TournamentSettings): SeedingOptions {
  const chosen = { seeding, protected: kept, lots_in_blocks, separate_by }
  return Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined))
}

/** The settings that concern a type, by the engine's own list. */
export function settingsOf(type: TournamentType): readonly string[] {
  switch (type) {
    case 'leaderboard':
      return workoutSettings
    case 'by_size':
      return [...drawSettings, 'size_table']
    case 'round_robin':
    case 'groups_knockout':
      return [...drawSettings, ...groupSettings, ...optionsOfFormat[type]]
    default:
      return [...drawSettings, ...optionsOfFormat[type]]
  }
}

const inWords = (type: TournamentType) => type.replaceAll('_', ' ')

/** The organiser's size table as the engine takes it. */
export const sizeTableOf = ({ size_table }: TournamentSettings): readonly SizeRow[] =>
  size_table?.map(({ from, to, format, options }) => ({
    ...{ from, format, options: drawOptionsOf(format, options ?? {}) },
    ...(to === undefined ? {} : { to }),
  })) ?? defaultSizeTable

function checkSizeTable(settings: TournamentSettings): void {
  for (const { format, options } of settings.size_table ?? [])
    checkKnown(format, options ?? {}, optionsOfFormat[format])
  const table = sizeTableOf(settings)
  chooseBySize(table[0]?.from ?? 2, table)
}

function checkKnown(type: TournamentType, settings: object, known: readonly string[]): void {
  const strange = Object.keys(settings).find(name => !known.includes(name))
  if (strange === undefined) return
  const errors: FieldError[] = [{ path: `settings.${strange}`, message: `does not concern ${inWords(type)}` }]
  throw new AppError('INPUT_INVALID', `The setting "${strange}" does not concern ${inWords(type)}.`, { errors })
}

/** The rules of a leaderboard as the engine takes them. */
export function competitionRules(settings: TournamentSettings): Omit<Competition, 'athletes' | 'scores'> {
  const { workouts = [], divisions = ['Open'], points_table, workout_tie_breaks } = settings
  return {
    divisions,
    workouts,
    scoring: points_table === undefined ? { kind: 'placement' } : { kind: 'table', points: points_table },
    // The contract's pattern admits nothing else.
    ...(workout_tie_breaks === undefined ? {} : { tie_breaks: workout_tie_breaks as FitnessTieBreak[] }),
  }
}

/** Whether somebody of this division can compete; without one it is the only one there is. */
export function isInDivision({ divisions = [] }: TournamentSettings, division: string | null): boolean {
  return division === null ? divisions.length <= 1 : divisions.includes(division)
}

/** The sentence for somebody who is in no division. */
export function noDivision(
  { divisions = [] }: TournamentSettings,
  entry: Pick<NewParticipant, 'name' | 'division'>,
): string {
  const which = divisions.length === 0 ? 'there are none' : `choose one of ${divisions.join(', ')}`
  return `${entry.name} stands in ${entry.division ? `"${entry.division}"` : 'no division'}: ${which}.`
}

/** What the engine calls otherwise. */
export const workoutNames = { cap_seconds: 'workouts', scoring: 'points_table', tie_breaks: 'workout_tie_breaks' }

function checkWorkouts(settings: TournamentSettings): void {
  const competition = { ...competitionRules(settings), athletes: [], scores: [] }
  inTermsOfTheWire(() => fitnessStandings(competition), { otherwise: 'INPUT_INVALID', settings: workoutNames })
}

/** @throws AppError INPUT_INVALID naming the setting that this type does not know, or the one that cannot be so */
export function checkSettings(type: TournamentType, settings: TournamentSettings): void {
  checkKnown(type, settings, settingsOf(type))
  if (type === 'leaderboard') checkWorkouts(settings)
  else checkDraw(type, settings)
}

function checkDraw(type: Exclude<TournamentType, 'leaderboard'>, settings: TournamentSettings): void {
  // Two whom nothing else can be wrong with.
  inTermsOfTheWire(() => seedEntrants([{ id: 1 }, { id: 2 }], seedingOf(settings)), { otherwise: 'INPUT_INVALID' })
  const check = () =>
    type === 'by_size' ? checkSizeTable(settings) : chooseOptions(type, drawOptionsOf(type, settings))
  inTermsOfTheWire<unknown>(check, { otherwise: 'INPUT_INVALID', settings: { table: 'size_table' } })
}
