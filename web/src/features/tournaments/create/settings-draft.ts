import type { TournamentSettings, TournamentType } from '@gym-it/contracts'

/** A workout as it is typed. */
export interface WorkoutDraft {
  readonly key: number
  readonly name: string
  readonly scored_by: 'time' | 'reps' | 'weight' | 'points'
  /** In minutes. */
  readonly cap: string
}
/** A row of the table by size: up to so many; null: all beyond. */
export interface SizeDraft {
  readonly to: number | null
  readonly format: 'single_elimination' | 'double_elimination' | 'round_robin' | 'swiss' | 'repechage'
}

/** All that the form of a new tournament holds besides its name, day and places. */
export interface SettingsDraft {
  readonly third_place: boolean
  readonly play_offs: 'none' | 'top_8' | 'all'
  readonly consolation: boolean
  readonly grand_final: 'reset' | 'single' | 'none'
  readonly repechage: 'quarter_final' | 'semi_final' | 'full' | 'wrestling'
  readonly twice: boolean
  readonly groups: number | string
  readonly advance_per_group: number | string
  readonly advance_best_next: number | string
  readonly by_lots: boolean
  readonly rounds: number | string
  readonly balance_sides: boolean
  readonly draws: boolean
  readonly points: '3-1-0' | '2-1-0' | '1-0.5-0'
  readonly tie_breaks: 'head_to_head' | 'difference'
  readonly best_of: string
  readonly game_to: number | string
  readonly game_margin: number | string
  readonly game_cap: number | string
  readonly workouts: readonly WorkoutDraft[]
  readonly divisions: string
  readonly lanes: number | string
  readonly sizes: readonly SizeDraft[]
}

export const usualSizes: readonly SizeDraft[] = [
  { to: 2, format: 'single_elimination' },
  { to: 5, format: 'round_robin' },
  { to: null, format: 'double_elimination' },
]

export const freshSettings: SettingsDraft = {
  ...{ third_place: true, play_offs: 'none', consolation: false, grand_final: 'reset', repechage: 'quarter_final' },
  ...{ twice: false, groups: '', advance_per_group: 2, advance_best_next: 0, by_lots: false },
  ...{ rounds: '', balance_sides: false, draws: true, points: '3-1-0', tie_breaks: 'head_to_head' },
  ...{ best_of: '', game_to: '', game_margin: 2, game_cap: '' },
  ...{ workouts: [{ key: 0, name: '', scored_by: 'time', cap: '' }], divisions: '', lanes: '' },
  sizes: usualSizes,
}

/** Groups of four, as far as the places go. */
export const usualGroups = (places: number) => Math.max(2, Math.min(64, Math.round(places / 4)))

const pointsOf: Readonly<Record<SettingsDraft['points'], TournamentSettings['points']>> = {
  '3-1-0': { win: 3, draw: 1, loss: 0 },
  '2-1-0': { win: 2, draw: 1, loss: 0 },
  '1-0.5-0': { win: 1, draw: 0.5, loss: 0 },
}
const differenceFirst: TournamentSettings['tie_breaks'] = [
  'points',
  'difference',
  'for',
  'head_to_head',
  'wins',
  'lots',
]

const when = (holds: boolean, settings: TournamentSettings): TournamentSettings => (holds ? settings : {})
const isNumber = (value: number | string): value is number | string => value !== '' && Number.isFinite(Number(value))

function games({ best_of, game_to, game_margin, game_cap }: SettingsDraft): TournamentSettings {
  return {
    ...when(best_of !== '', { best_of: Number(best_of) }),
    ...when(isNumber(game_to), { game_to: Number(game_to), game_margin: Number(game_margin) || 1 }),
    ...when(isNumber(game_to) && isNumber(game_cap), { game_cap: Number(game_cap) }),
  }
}

function table(draft: SettingsDraft): TournamentSettings {
  return {
    ...games(draft),
    ...when(draft.twice, { legs: 2 }),
    ...when(!draft.draws, { draws: false }),
    ...when(draft.points !== '3-1-0', { points: pointsOf[draft.points] ?? { win: 3, draw: 1, loss: 0 } }),
    ...when(draft.tie_breaks === 'difference', { tie_breaks: differenceFirst ?? [] }),
  }
}

/** A short name that the API takes, unlike the others'. */
function workoutIds(workouts: readonly WorkoutDraft[]): string[] {
  const ids: string[] = []
  for (const [index, { name }] of workouts.entries()) {
    const plain = name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 30)
    const id = plain === '' ? `workout-${index + 1}` : plain
    ids.push(ids.includes(id) ? `${id}-${index + 1}` : id)
  }
  return ids
}

function workouts({ workouts: typed, divisions, lanes }: SettingsDraft): TournamentSettings {
  const named = typed.filter(({ name }) => name.trim() !== '')
  const ids = workoutIds(named)
  const ranks = divisions
    .split(/[,;\n]/)
    .map(one => one.trim())
    .filter(Boolean)
  return {
    workouts: named.map(({ name, scored_by, cap }, index) => ({
      ...{ id: ids[index] ?? '', name: name.trim(), scored_by },
      ...(scored_by === 'time' && Number(cap.replace(',', '.')) > 0
        ? { cap_seconds: Math.round(Number(cap.replace(',', '.')) * 60) }
        : {}),
    })),
    ...when(ranks.length > 0, { divisions: ranks }),
    ...when(isNumber(lanes), { lanes: Number(lanes) }),
  }
}

function sizeTable({ sizes }: SettingsDraft): TournamentSettings {
  if (JSON.stringify(sizes) === JSON.stringify(usualSizes)) return {}
  return {
    size_table: sizes.map(({ to, format }, index) => ({
      from: (sizes[index - 1]?.to ?? 1) + 1,
      ...(to === null ? {} : { to }),
      format,
      ...(to === 2 && format === 'single_elimination' ? { options: { best_of: 3 } } : {}),
    })),
  }
}

/** The settings to send: those of the type alone, and of them those that differ from what is usual. */
export function settingsFor(type: TournamentType, draft: SettingsDraft, places: number): TournamentSettings {
  const { third_place, play_offs, consolation, rounds } = draft
  const groups = isNumber(draft.groups) ? Number(draft.groups) : null
  switch (type) {
    case 'single_elimination':
      return {
        ...games(draft),
        third_place,
        ...when(play_offs !== 'none', { play_offs }),
        ...when(consolation, { consolation }),
      }
    case 'double_elimination':
      return { ...games(draft), ...when(draft.grand_final !== 'reset', { grand_final: draft.grand_final }) }
    case 'repechage':
      return { ...games(draft), repechage: draft.repechage }
    case 'round_robin':
      return { ...table(draft), ...when(groups !== null && groups > 1, { groups: groups ?? 1 }) }
    case 'groups_knockout':
      return {
        ...table(draft),
        ...{ groups: groups ?? usualGroups(places), third_place },
        ...{ advance_per_group: Number(draft.advance_per_group) || 2 },
        ...when(Number(draft.advance_best_next) > 0, { advance_best_next: Number(draft.advance_best_next) }),
        ...when(draft.by_lots, { distribution: 'pots' }),
      }
    case 'swiss':
      return {
        ...games(draft),
        ...when(!draft.draws, { draws: false }),
        ...when(isNumber(rounds), { rounds: Number(rounds) }),
        ...when(draft.balance_sides, { balance_sides: true }),
      }
    case 'leaderboard':
      return workouts(draft)
    case 'by_size':
      return sizeTable(draft)
    default:
      return type satisfies never
  }
}
