import type { Participant, Tournament } from '@gym-it/contracts'
import { Button, Group, Modal, Stack } from '@mantine/core'
import { IconDeviceTv, IconDownload, IconShare2 } from '@tabler/icons-react'
import { displayAddress, embedCode, personAddress, tournamentAddress } from './addresses.ts'
import { CopyField } from './copy-field.tsx'
import { useReachableOrigin } from './reachable-origin.ts'
import './share.css'
import { i18n } from '../../lib/i18n.ts'
import { QrCode, qrPicture } from '../../ui/qr-code.tsx'
import { useReturnFocus } from '../../ui/use-return-focus.ts'

interface ShareDialogProps {
  readonly tournament: Tournament
  /** Whose way to share; the tournament itself when left out. */
  readonly person?: Participant
  readonly onClose: () => void
}

/** Link, QR code, the device's own way to share; for a tournament also the hall's screen and the code for one's page. */
export function ShareDialog({ tournament, person, onClose }: ShareDialogProps) {
  useReturnFocus()
  const { origin, isOnlyHere } = useReachableOrigin()
  const address = person ? personAddress(origin, tournament.id, person.id) : tournamentAddress(origin, tournament.id)
  const title = person
    ? i18n._('{name}, {tournament}', { name: person.name, tournament: tournament.name })
    : tournament.name
  const share = () => {
    // Who closes the device's own dialog has changed their mind, which is no problem to speak of.
    navigator.share({ title, url: address }).catch(() => undefined)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={person ? i18n._('Share this way through') : i18n._('Share this tournament')}
      size="lg"
    >
      <Stack gap="lg">
        <div className="share-top">
          <figure>
            <QrCode text={address} label={i18n._('QR code of {title}', { title })} />
            <figcaption>{i18n._('A phone’s camera opens it.')}</figcaption>
          </figure>
          <Stack gap="sm" className="share-ways">
            <CopyField label={i18n._('Link')} text={address} />
            <Group gap="xs">
              {'share' in navigator && (
                <Button leftSection={<IconShare2 size={18} />} onClick={share}>
                  {i18n._('Send to…')}
                </Button>
              )}
              <Button
                component="a"
                variant="default"
                href={qrPicture(address)}
                download={`tournament-${tournament.id}-qr.svg`}
                leftSection={<IconDownload size={18} />}
              >
                {i18n._('Save the QR code')}
              </Button>
            </Group>
            {isOnlyHere && (
              <p className="notice notice-calm">
                {i18n._('Others cannot open this address: it works only on this computer.')}
              </p>
            )}
            {tournament.visibility === 'members' && (
              <p className="notice notice-calm">{i18n._('Only people who are signed in see it: it is for members.')}</p>
            )}
          </Stack>
        </div>
        {person === undefined && (
          <>
            <section className="share-part">
              <h3>{i18n._('On the hall’s screen')}</h3>
              <p className="hint">{i18n._('It follows the play by itself. Open it there once and leave it alone.')}</p>
              <Group gap="xs" mt="xs">
                <Button
                  component="a"
                  variant="default"
                  href={displayAddress(location.origin, tournament.id)}
                  target="_blank"
                  rel="noopener"
                  leftSection={<IconDeviceTv size={18} />}
                >
                  {i18n._('Open the display')}
                </Button>
              </Group>
            </section>
            <section className="share-part">
              <h3>{i18n._('On your own page')}</h3>
              <CopyField
                label={i18n._('Code to paste')}
                text={embedCode(origin, tournament.id, tournament.name)}
                isLong
              />
            </section>
          </>
        )}
      </Stack>
    </Modal>
  )
}
