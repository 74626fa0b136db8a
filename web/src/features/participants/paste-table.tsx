import '../../ui/data-table.css'
import { i18n } from '../../lib/i18n.ts'
import type { PastedEntries } from './paste-entries.ts'

const headers = {
  name: /*i18n*/ 'Name',
  club: /*i18n*/ 'Club',
  rating: /*i18n*/ 'Rating',
  seed: /*i18n*/ 'Seed',
  group: /*i18n*/ 'Group',
  division: /*i18n*/ 'Division',
} as const
const shownRows = 8

/** How the columns of the paste are understood, row by row. */
export function PasteTable({ entries, columns }: Pick<PastedEntries, 'entries' | 'columns'>) {
  if (columns.length < 2 || entries.length === 0) return null
  return (
    <div className="table-frame paste-table">
      <table className="data-table data-table-dense">
        <caption className="visually-hidden">{i18n._('What will be entered')}</caption>
        <thead>
          <tr>
            {columns.map(column => (
              <th scope="col" key={column}>
                {i18n._(headers[column])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.slice(0, shownRows).map((entry, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may be called the same
            <tr key={index}>
              {columns.map(column => (
                <td key={column} dir="auto">
                  <span className="clip-long">{entry[column] ?? ''}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {entries.length > shownRows && (
        <p className="hint paste-more">{i18n._('and {count} more', { count: entries.length - shownRows })}</p>
      )}
    </div>
  )
}
