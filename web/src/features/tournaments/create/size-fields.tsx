import { NativeSelect, NumberInput } from '@mantine/core'
import '../../../ui/data-table.css'
import { i18n } from '../../../lib/i18n.ts'
import { formatName } from '../format-names.ts'
import type { SizeDraft } from './settings-draft.ts'

const formats = ['single_elimination', 'double_elimination', 'round_robin', 'swiss', 'repechage'] as const

interface SizeFieldsProps {
  readonly sizes: readonly SizeDraft[]
  readonly onChange: (sizes: readonly SizeDraft[]) => void
}

/** What is played with how many: the table that clubs print, to be changed row by row. */
export function SizeFields({ sizes, onChange }: SizeFieldsProps) {
  const change = (index: number, part: Partial<SizeDraft>) =>
    onChange(sizes.map((row, at) => (at === index ? { ...row, ...part } : row)))
  return (
    <table className="data-table size-table data-table-dense">
      <caption className="visually-hidden">{i18n._('What is played with how many')}</caption>
      <thead>
        <tr>
          <th scope="col">{i18n._('Players')}</th>
          <th scope="col">{i18n._('They play')}</th>
        </tr>
      </thead>
      <tbody>
        {sizes.map(({ to, format }, index) => {
          const from = (sizes[index - 1]?.to ?? 1) + 1
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no key of their own and keep their places
            <tr key={index}>
              <td className="figures size-range">
                {to === null ? (
                  i18n._('{from} and more', { from })
                ) : (
                  <>
                    {i18n._('{from} to', { from })}{' '}
                    <NumberInput
                      aria-label={i18n._('From {from} players up to', { from })}
                      min={from}
                      max={(sizes[index + 1]?.to ?? 1024) - 1}
                      clampBehavior="strict"
                      allowDecimal={false}
                      className="size-number"
                      value={to}
                      onChange={value => typeof value === 'number' && value >= from && change(index, { to: value })}
                    />
                  </>
                )}
              </td>
              <td>
                <NativeSelect
                  aria-label={i18n._('Format from {from} players', { from })}
                  data={formats.map(value => ({ value, label: formatName(value) }))}
                  value={format}
                  onChange={event => {
                    const chosen = formats.find(one => one === event.currentTarget.value)
                    if (chosen) change(index, { format: chosen })
                  }}
                />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
