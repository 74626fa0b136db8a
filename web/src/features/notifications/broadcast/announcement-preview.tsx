import type { BodyOf, broadcastMessage } from '@gym-it/contracts'
import { Group, Notification, Text } from '@mantine/core'
import { i18n } from '../../../lib/i18n.ts'
import { announcementTitle, openLabel } from './announcement.ts'
import './broadcast.css'

/** The message as everybody will see it at the top of the page. */
export function AnnouncementPreview({ broadcast }: { broadcast: BodyOf<typeof broadcastMessage> }) {
  const { title, message, link } = broadcast
  return (
    <section aria-labelledby="broadcast-preview">
      <Text id="broadcast-preview" fw={600} mb={6}>
        {i18n._('Everybody sees')}
      </Text>
      <Notification
        className="broadcast-preview"
        role="presentation"
        withCloseButton={false}
        title={announcementTitle(title)}
      >
        <Group justify="space-between" wrap="nowrap" gap="sm">
          <span dir="auto">{message || i18n._('Your message')}</span>
          {link !== undefined && <span className="broadcast-preview-open">{openLabel()}</span>}
        </Group>
      </Notification>
    </section>
  )
}
