import type { Tournament } from '@gym-it/contracts'
import { Button } from '@mantine/core'
import { IconShare2 } from '@tabler/icons-react'
import { useState } from 'react'
import { i18n } from '../../lib/i18n.ts'
import { lazyDialog } from '../../ui/lazy-part.tsx'

const ShareDialog = lazyDialog(() => import('./share-dialog.tsx').then(module => module.ShareDialog))

/** Opens what there is to share a tournament; nothing of it is loaded before. */
export function ShareButton({ tournament }: { readonly tournament: Tournament }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button variant="default" leftSection={<IconShare2 size={18} />} onClick={() => setIsOpen(true)}>
        {i18n._('Share')}
      </Button>
      {isOpen && <ShareDialog tournament={tournament} onClose={() => setIsOpen(false)} />}
    </>
  )
}
