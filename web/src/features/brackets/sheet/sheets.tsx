import type { BracketView, FitnessLeaderboard } from '@gym-it/contracts'
import { useState } from 'react'
import { i18n } from '../../../lib/i18n.ts'
import type { TreeLayout } from '../tree/tree-layout.ts'
import { tableSheet, treeSheet } from './sheet.ts'
import { SheetDialog } from './sheet-dialog.tsx'
import { boardTables } from './tables.ts'
import { sheetsOfView, standingsSheets } from './view-sheets.ts'

interface SheetProps {
  readonly title: string
  readonly onClose: () => void
}

/** One tree of a bracket, as it stands on the canvas. */
export function TreeSheet({ label, layout, ...rest }: SheetProps & { label: string; layout: TreeLayout }) {
  const [sheets] = useState(() => [treeSheet(label, layout)])
  return <SheetDialog sheets={sheets} {...rest} />
}

/** All that is played in a tournament, or its standings alone. */
export function ViewSheet({ view, isStandings, ...rest }: SheetProps & { view: BracketView; isStandings: boolean }) {
  const [sheets] = useState(() => (isStandings ? standingsSheets(view) : sheetsOfView(view)))
  return <SheetDialog sheets={sheets} {...rest} />
}

/** The leaderboard of a fitness competition. */
export function BoardSheet({ board, ...rest }: SheetProps & { board: FitnessLeaderboard }) {
  const [sheets] = useState(() => [tableSheet(i18n._('Leaderboard'), boardTables(board))])
  return <SheetDialog sheets={sheets} {...rest} />
}
