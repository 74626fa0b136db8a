import type { ReactNode } from 'react'
import './data-table.css'

export interface Column<Row> {
  readonly header: string
  /** For those who listen only: what stands below speaks for itself. */
  readonly isHeaderHidden?: boolean
  readonly cell: (row: Row, index: number) => ReactNode
  /** Figures stand right, in tabular numerals. */
  readonly numeric?: boolean
  /** Left out on a phone. */
  readonly wideOnly?: boolean
}

interface DataTableProps<Row> {
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row, index: number) => string | number
  readonly rowClass?: (row: Row, index: number) => string
}

/** One way to do a table. */
export function DataTable<Row>({ caption, columns, rows, rowKey, rowClass }: DataTableProps<Row>) {
  const classOf = (column: Column<Row>) =>
    [column.numeric ? 'cell-numeric' : '', column.wideOnly ? 'wide-only' : ''].filter(Boolean).join(' ')
  return (
    <div className="table-frame">
      <table className="data-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(column => (
              <th scope="col" key={column.header} className={classOf(column)}>
                {column.isHeaderHidden ? <span className="visually-hidden">{column.header}</span> : column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={rowKey(row, index)} className={rowClass?.(row, index) ?? ''}>
              {columns.map(column => (
                <td key={column.header} className={classOf(column)}>
                  {column.cell(row, index)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
