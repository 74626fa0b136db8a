import type { Tournament, TournamentFormat, TournamentSettings, TournamentType } from '@gym-it/contracts'
import {
  type BracketOptions,
  chooseBySize,
  chooseOptions,
  type DrawOptions,
  defaultSizeTable,
  type Format,
  optionsOfFormat,
  type SizeRow,
} from '@gym-it/tournament-engine'

/** The settings that the engine knows as options of a format. */
export function drawOptionsOf(format: Format, settings: TournamentSettings): DrawOptions {
  const known: readonly string[] = optionsOfFormat[format]
  // The service has checked them against the same list when they were stored.
  return Object.fromEntries(Object.entries(settings).filter(([name]) => known.includes(name))) as DrawOptions
}

/** What is played with how many. */
export const sizeTableOf = ({ size_table }: TournamentSettings): readonly SizeRow[] =>
  size_table?.map(({ from, to, format, options = {} }) => ({
    ...{ from, format, options: drawOptionsOf(format, options) },
    ...(to === undefined ? {} : { to }),
  })) ?? defaultSizeTable

/** What so many play under these settings, and how. Throws EngineError where the settings cannot be. */
export function formatFor(
  type: Exclude<TournamentType, 'leaderboard'>,
  settings: TournamentSettings,
  count: number,
): { readonly format: Format; readonly options: DrawOptions } {
  return type === 'by_size'
    ? chooseBySize(count, sizeTableOf(settings))
    : { format: type, options: drawOptionsOf(type, settings) }
}

const isDrawn = (format: TournamentFormat | null): format is Format => format !== null && format !== 'leaderboard'

/** Every option that a drawn tournament is played by; `count` is how many were drawn. */
export function optionsInForce({ tournament_type, format, settings }: Tournament, count: number): BracketOptions {
  const played = isDrawn(format) ? format : 'single_elimination'
  const chosen =
    tournament_type === 'by_size'
      ? chooseBySize(Math.max(2, count), sizeTableOf(settings)).options
      : drawOptionsOf(played, settings)
  return chooseOptions(played, chosen)
}
