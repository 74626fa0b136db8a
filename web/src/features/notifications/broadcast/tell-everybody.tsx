import { Button } from '@mantine/core'
import { IconSpeakerphone } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { i18n } from '../../../lib/i18n.ts'
import { useHasRole } from '../../../lib/use-session.ts'
import { emptyDraft } from './draft.ts'

const BroadcastDialog = lazy(() =>
  import('./broadcast-dialog.tsx').then(module => ({ default: module.BroadcastDialog })),
)

/** For administrators, the way to a message to everybody; what was begun stays when the dialog is closed. */
export function TellEverybody() {
  const isAdmin = useHasRole('admin')
  const [isOpen, setOpen] = useState(false)
  const [draft, setDraft] = useState(emptyDraft)
  if (!isAdmin) return null
  return (
    <>
      <Button variant="default" leftSection={<IconSpeakerphone size={18} />} onClick={() => setOpen(true)}>
        {i18n._('Tell everybody…')}
      </Button>
      {isOpen && (
        <Suspense>
          <BroadcastDialog draft={draft} onDraft={setDraft} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
