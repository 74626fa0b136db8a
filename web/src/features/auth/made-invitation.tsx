import { Button, Group, Stack, Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { formatMoment } from '../../lib/dates.ts'
import { CopyField } from '../share/copy-field.tsx'
import { QrCode } from '../share/qr-code.tsx'
import '../share/share.css'
import type { NewInvitation } from './invitation-form.tsx'
import { reachableLink } from './reachable-link.ts'

/** The link of a new invitation, which is shown this once. It takes the focus from the form. */
export function MadeInvitation({ made, onDone }: { made: NewInvitation; onDone: () => void }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  const link = reachableLink(made.link, location.href)
  const { role, uses_left, expires_at } = made.invitation
  return (
    <Stack gap="md" ref={place} tabIndex={-1} className="outcome">
      <div className="share-top">
        <figure>
          <QrCode address={link} label="QR code of the invitation" />
          <figcaption>A phone’s camera opens it.</figcaption>
        </figure>
        <div className="share-ways">
          <CopyField label="Link" text={link} />
          <Text>
            {uses_left === 1 ? `One person becomes a ${role}` : `${uses_left} people become ${role}s`} with it, until{' '}
            {formatMoment(expires_at)}. It is shown only now: copy it before you go on.
          </Text>
        </div>
      </div>
      <Group justify="flex-end">
        <Button onClick={onDone}>I have it</Button>
      </Group>
    </Stack>
  )
}
