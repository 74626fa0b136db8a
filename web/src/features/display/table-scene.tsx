import { i18n } from '../../lib/i18n.ts'
import { DisplayName } from './display-name.tsx'
import { rowsStyle } from './rows-style.ts'
import type { Table } from './scene.ts'

const round2 = (value: number) => Math.round(value * 100) / 100
const signed = (value: number) => (value > 0 ? `+${round2(value)}` : String(round2(value)).replace('-', '−'))

/** One table over the whole width, or two beside each other. */
export function TableScene({ tables }: { readonly tables: readonly Table[] }) {
  // Two beside each other leave less room for names, so that few rows are not set larger there.
  const isOne = tables.length === 1
  const longest = Math.max(isOne ? 4 : 7, ...tables.map(({ rows }) => rows.length))
  return (
    <div className="display-tables" style={rowsStyle(longest)}>
      {tables.map(({ title, rows, goOn, hasPoints }) => (
        <table key={title} className="display-table">
          {title !== '' && <caption>{title}</caption>}
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{i18n._('Place')}</span>
              </th>
              <th scope="col">
                <span className="visually-hidden">{i18n._('Name')}</span>
              </th>
              <th scope="col">{i18n._('Won')}</th>
              <th scope="col">±</th>
              {hasPoints && <th scope="col">{i18n._('Points')}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.participant.id} data-on={row.place <= goOn || undefined}>
                <td>{row.place}</td>
                <th scope="row">
                  <DisplayName person={row.participant} room={isOne ? 30 : 18} />
                </th>
                <td>{row.wins}</td>
                <td>{signed(row.difference)}</td>
                {hasPoints && (
                  <td>
                    <strong>{round2(row.points)}</strong>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}
