import { Button } from '@mantine/core'
import { IconSpeakerphone } from '@tabler/icons-react'
import { useState } from 'react'
import { i18n } from '../../../lib/i18n.ts'
import { useHasRole } from '../../../lib/use-session.ts'
import { lazyDialog } from '../../../ui/lazy-part.tsx'
import { emptyDraft } from './draft.ts'

const BroadcastDialog = lazyDialog(() => import('./broadcast-dialog.tsx').then(module => module.BroadcastDialog))

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
      {isOpen && <BroadcastDialog draft={draft} onDraft={setDraft} onClose={() => setOpen(false)} />}
    </>
  )
}
