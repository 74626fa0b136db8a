import '../../ui/data-table.css'
import type { PastedEntries } from './paste-entries.ts'

const headers = {
  name: 'Name',
  club: 'Club',
  rating: 'Rating',
  seed: 'Seed',
  group: 'Group',
  division: 'Division',
} as const
const shownRows = 8

/** How the columns of the paste are understood, row by row. */
export function PasteTable({ entries, columns }: Pick<PastedEntries, 'entries' | 'columns'>) {
  if (columns.length < 2 || entries.length === 0) return null
  return (
    <div className="table-frame paste-table">
      <table className="data-table data-table-dense">
        <caption className="visually-hidden">What will be entered</caption>
        <thead>
          <tr>
            {columns.map(column => (
              <th scope="col" key={column}>
                {headers[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.slice(0, shownRows).map(entry => (
            <tr key={entry.name}>
              {columns.map(column => (
                <td key={column}>{entry[column] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {entries.length > shownRows && <p className="hint paste-more">and {entries.length - shownRows} more</p>}
    </div>
  )
}
