import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { i18n } from '../../lib/i18n.ts'
import { BanDialog } from './ban-dialog.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import type { Listed } from './user-state.tsx'

/** As many as the services decide about at once. */
export const mostSelected = 500

interface SelectionBarProps {
  readonly selected: readonly Listed[]
  readonly selectable: readonly Listed[]
  readonly onSelect: (people: readonly Listed[]) => void
}

/** Who is selected, and what can be done with all of them at once. */
export function SelectionBar({ selected, selectable, onSelect }: SelectionBarProps) {
  const [deciding, setDeciding] = useState<'approve' | 'unban' | 'ban' | null>(null)
  const close = () => setDeciding(null)
  const clear = () => onSelect([])
  const waiting = selected.filter(user => !user.is_approved && !user.is_banned)
  const banned = selected.filter(user => user.is_banned)
  const choices = selectable.slice(0, mostSelected)
  const isAll = selected.length > 0 && selected.length === choices.length
  return (
    <div className="selection-bar">
      <Checkbox
        label={
          selected.length === 0
            ? i18n._('Select all {count}', { count: choices.length })
            : i18n._('{count} selected', { count: selected.length })
        }
        checked={isAll}
        indeterminate={selected.length > 0 && !isAll}
        onChange={() => onSelect(isAll ? [] : choices)}
      />
      {selected.length > 0 && (
        <Button size="compact-sm" variant="subtle" onClick={clear}>
          {i18n._('Clear')}
        </Button>
      )}
      {selected.length > 0 && (
        <div className="selection-bar-end">
          {waiting.length > 0 && (
            <Button size="xs" onClick={() => setDeciding('approve')}>
              {i18n._('Approve {count}…', { count: waiting.length })}
            </Button>
          )}
          {banned.length > 0 && (
            <Button size="xs" variant="default" onClick={() => setDeciding('unban')}>
              {i18n._('{count, plural, one {Lift # ban…} other {Lift # bans…}}', { count: banned.length })}
            </Button>
          )}
          <Button size="xs" color="red.8" onClick={() => setDeciding('ban')}>
            {i18n._('Ban {count}…', { count: selected.length })}
          </Button>
        </div>
      )}
      <ReasonDialog
        decision="approve"
        people={waiting}
        opened={deciding === 'approve'}
        onClose={close}
        onDone={clear}
      />
      <ReasonDialog decision="unban" people={banned} opened={deciding === 'unban'} onClose={close} onDone={clear} />
      <BanDialog people={selected} opened={deciding === 'ban'} onClose={close} onDone={clear} />
    </div>
  )
}
