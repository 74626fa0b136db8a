import type { TournamentType } from '@gym-it/contracts'
import { Group, NativeSelect, NumberInput, SegmentedControl, Stack, Switch, Text } from '@mantine/core'
import { i18n } from '../../../lib/i18n.ts'
import { type SettingsDraft, usualGroups } from './settings-draft.ts'
import { SizeFields } from './size-fields.tsx'
import { WorkoutFields } from './workout-fields.tsx'

export interface SettingsFieldsProps {
  readonly type: TournamentType
  readonly draft: SettingsDraft
  readonly places: number
  readonly onChange: (part: Partial<SettingsDraft>) => void
}

type Flags = 'third_place' | 'consolation' | 'twice' | 'by_lots' | 'balance_sides' | 'draws'
type Numbers = 'groups' | 'advance_per_group' | 'advance_best_next' | 'rounds' | 'game_to' | 'game_margin' | 'game_cap'
type Texts = 'play_offs' | 'grand_final' | 'repechage' | 'points' | 'tie_breaks' | 'best_of'

/** The fields of one draft: each builder binds a member of it. */
function fieldsOf({ draft, onChange }: Pick<SettingsFieldsProps, 'draft' | 'onChange'>) {
  return {
    flag: (name: Flags, label: string, description?: string) => (
      <Switch
        label={label}
        {...(description ? { description } : {})}
        checked={draft[name]}
        onChange={event => onChange({ [name]: event.currentTarget.checked })}
      />
    ),
    number: (name: Numbers, label: string, more: { min: number; max: number; placeholder?: string }) => (
      <NumberInput
        label={label}
        allowDecimal={false}
        className="setting-number"
        value={draft[name]}
        onChange={value => onChange({ [name]: value })}
        {...more}
      />
    ),
    choice: <Name extends Texts>(
      name: Name,
      label: string,
      data: readonly (readonly [SettingsDraft[Name], string])[],
    ) => (
      <NativeSelect
        label={label}
        data={data.map(([value, text]) => ({ value, label: text }))}
        value={draft[name]}
        onChange={event => onChange({ [name]: event.currentTarget.value })}
      />
    ),
  }
}

/** What decides how the chosen type is played; the rest can wait. */
export function SettingsFields(props: SettingsFieldsProps) {
  const { type, draft, places, onChange } = props
  const { flag, number, choice } = fieldsOf(props)
  switch (type) {
    case 'single_elimination':
      return flag(
        'third_place',
        i18n._('Play for third place'),
        i18n._('The losers of the semi-finals meet once more.'),
      )
    case 'double_elimination':
      return choice('grand_final', i18n._('Grand final'), [
        ['reset', i18n._('Played again if the losers’ side wins the first')],
        ['single', i18n._('One match')],
        ['none', i18n._('None: both brackets end with their final')],
      ])
    case 'repechage':
      return choice('repechage', i18n._('Who comes back'), [
        ['quarter_final', i18n._('Judo: the losers of the quarter-finals')],
        ['semi_final', i18n._('Everyone who lost to a semi-finalist')],
        ['full', i18n._('Everyone who lost once')],
        ['wrestling', i18n._('Wrestling: everyone who lost to a finalist')],
      ])
    case 'round_robin':
      return (
        <Stack gap="sm">
          {flag('twice', i18n._('Home and away'), i18n._('Everybody meets twice, with sides swapped.'))}
          {number('groups', i18n._('Groups'), { min: 1, max: 512, placeholder: '1' })}
        </Stack>
      )
    case 'groups_knockout':
      return (
        <Stack gap="sm">
          <Group gap="sm" align="flex-end">
            {number('groups', i18n._('Groups'), { min: 1, max: 512, placeholder: String(usualGroups(places)) })}
            {number('advance_per_group', i18n._('Go on from each'), { min: 1, max: 64 })}
            {number('advance_best_next', i18n._('Best of the next'), { min: 0, max: 64 })}
          </Group>
          {flag('third_place', i18n._('Play for third place'))}
        </Stack>
      )
    case 'swiss':
      return number('rounds', i18n._('Rounds'), {
        min: 1,
        max: 100,
        placeholder: String(Math.ceil(Math.log2(Math.max(2, places)))),
      })
    case 'leaderboard':
      return <WorkoutFields draft={draft} onChange={onChange} />
    case 'by_size':
      return <SizeFields sizes={draft.sizes} onChange={sizes => onChange({ sizes })} />
    default:
      return type satisfies never
  }
}

/** Rules that most leave as they are. */
export function MoreSettings(props: SettingsFieldsProps) {
  const { type, draft, onChange } = props
  const { flag, number, choice } = fieldsOf(props)
  if (type === 'leaderboard' || type === 'by_size') return null
  const isTable = type === 'round_robin' || type === 'groups_knockout'
  return (
    <details className="more-settings">
      <summary>{i18n._('More rules')}</summary>
      <Stack gap="md">
        {type === 'single_elimination' && (
          <>
            {choice('play_offs', i18n._('Places below'), [
              ['none', i18n._('Shared')],
              ['top_8', i18n._('Places 5 to 8 are played out')],
              ['all', i18n._('All places are played out')],
            ])}
            {flag(
              'consolation',
              i18n._('Consolation'),
              i18n._('Whoever loses the first match plays in a second knockout.'),
            )}
          </>
        )}
        {type === 'groups_knockout' && (
          <>
            {flag('twice', i18n._('Groups play home and away'))}
            {flag(
              'by_lots',
              i18n._('Draw the groups from pots'),
              i18n._('Otherwise strengths are dealt evenly: A B C C B A.'),
            )}
          </>
        )}
        {type === 'swiss' &&
          flag('balance_sides', i18n._('Balance sides'), i18n._('Everybody stands first as often as second.'))}
        {(isTable || type === 'swiss') && flag('draws', i18n._('A match may end level'))}
        {isTable && (
          <>
            <div>
              <Text fw={500} size="sm" id="points-label">
                {i18n._('Points for a win, a draw and a loss')}
              </Text>
              <SegmentedControl
                aria-labelledby="points-label"
                data={[
                  { value: '3-1-0', label: '3 – 1 – 0' },
                  { value: '2-1-0', label: '2 – 1 – 0' },
                  { value: '1-0.5-0', label: '1 – ½ – 0' },
                ]}
                value={draft.points}
                onChange={points => onChange({ points: points as SettingsDraft['points'] })}
              />
            </div>
            {choice('tie_breaks', i18n._('Level on points'), [
              ['head_to_head', i18n._('The match between them first')],
              ['difference', i18n._('The difference first')],
            ])}
          </>
        )}
        {choice('best_of', i18n._('Games of a match'), [
          ['', i18n._('One result')],
          ['3', i18n._('Best of 3')],
          ['5', i18n._('Best of 5')],
          ['7', i18n._('Best of 7')],
        ])}
        <Group gap="sm" align="flex-end">
          {number('game_to', i18n._('A game goes to'), { min: 1, max: 1000, placeholder: i18n._('any') })}
          {draft.game_to !== '' && number('game_margin', i18n._('Ahead by'), { min: 1, max: 100 })}
          {draft.game_to !== '' &&
            number('game_cap', i18n._('At most'), { min: 1, max: 1000, placeholder: i18n._('no cap') })}
        </Group>
      </Stack>
    </details>
  )
}
