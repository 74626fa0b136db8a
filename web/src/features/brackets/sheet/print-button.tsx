import type { BracketView, FitnessLeaderboard } from '@gym-it/contracts'
import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { i18n } from '../../../lib/i18n.ts'
import { lazyDialog } from '../../../ui/lazy-part.tsx'
import './print-button.css'

const ViewSheet = lazyDialog(() => import('./sheets.tsx').then(module => module.ViewSheet))
const BoardSheet = lazyDialog(() => import('./sheets.tsx').then(module => module.BoardSheet))

interface PrintButtonProps {
  readonly view: BracketView
  /** Only the standings. */
  readonly isStandings?: boolean
  /** Of a leaderboard, which has no bracket. */
  readonly board?: FitnessLeaderboard
}

/** Opens what stands on the page for printing, and as a picture. */
export function PrintButton({ view, isStandings = false, board }: PrintButtonProps) {
  const [isOpen, setIsOpen] = useState(false)
  const shared = { title: view.tournament.name, onClose: () => setIsOpen(false) }
  return (
    <>
      <Button
        className="print-button"
        variant="default"
        leftSection={<IconPrinter size={18} aria-hidden="true" />}
        onClick={() => setIsOpen(true)}
      >
        {i18n._('Print or save')}
      </Button>
      {isOpen && board && <BoardSheet board={board} {...shared} />}
      {isOpen && !board && <ViewSheet {...{ view, isStandings }} {...shared} />}
    </>
  )
}
