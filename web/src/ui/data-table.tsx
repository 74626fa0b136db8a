import { Table } from '@mantine/core'
import type { ReactNode } from 'react'

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
      <Table verticalSpacing="sm" horizontalSpacing="md" highlightOnHover>
        <caption className="visually-hidden">{caption}</caption>
        <Table.Thead>
          <Table.Tr>
            {columns.map(column => (
              <Table.Th key={column.header} className={classOf(column)}>
                {column.isHeaderHidden ? <span className="visually-hidden">{column.header}</span> : column.header}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, index) => (
            <Table.Tr key={rowKey(row, index)} className={rowClass?.(row, index) ?? ''}>
              {columns.map(column => (
                <Table.Td key={column.header} className={classOf(column)}>
                  {column.cell(row, index)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
