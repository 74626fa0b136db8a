import { Button, Group, Stack, Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { formatMoment } from '../../lib/dates.ts'
import { CopyField } from '../share/copy-field.tsx'
import { useReachableOrigin } from '../share/reachable-origin.ts'
import '../share/share.css'
import { i18n } from '../../lib/i18n.ts'
import { QrCode } from '../../ui/qr-code.tsx'
import type { NewInvitation } from './invitation-form.tsx'
import { reachableLink } from './reachable-link.ts'

/** The link of a new invitation, which is shown this once. It takes the focus from the form. */
export function MadeInvitation({ made, onDone }: { made: NewInvitation; onDone: () => void }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  const link = reachableLink(made.link, useReachableOrigin().origin)
  const { role, uses_left, expires_at } = made.invitation
  return (
    <Stack gap="md" ref={place} tabIndex={-1} className="outcome">
      <div className="share-top">
        <figure>
          <QrCode text={link} label={i18n._('QR code of the invitation')} />
          <figcaption>{i18n._('A phone’s camera opens it.')}</figcaption>
        </figure>
        <div className="share-ways">
          <CopyField label={i18n._('Link')} text={link} />
          <Text mt="md">
            {role === 'trainer'
              ? i18n._(
                  '{count, plural, one {One person becomes a trainer} other {# people become trainers}} with it, until {until}. It is shown only now: copy it before you go on.',
                  { count: uses_left, until: formatMoment(expires_at) },
                )
              : i18n._(
                  '{count, plural, one {One person becomes a member} other {# people become members}} with it, until {until}. It is shown only now: copy it before you go on.',
                  { count: uses_left, until: formatMoment(expires_at) },
                )}
          </Text>
        </div>
      </div>
      <Group justify="flex-end">
        <Button onClick={onDone}>{i18n._('I have it')}</Button>
      </Group>
    </Stack>
  )
}
