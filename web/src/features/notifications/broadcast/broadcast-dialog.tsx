import { broadcastMessage, longestMessage, longestNoticeLink, longestNoticeTitle } from '@gym-it/contracts'
import { Modal, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { call } from '../../../lib/call.ts'
import { i18n } from '../../../lib/i18n.ts'
import { Form } from '../../../ui/form.tsx'
import { toast } from '../../../ui/toast.ts'
import { useReturnFocus } from '../../../ui/use-return-focus.ts'
import { AnnouncementPreview } from './announcement-preview.tsx'
import { broadcastOf, type Draft, emptyDraft } from './draft.ts'
import { ownPageOf } from './own-page.ts'

interface BroadcastDialogProps {
  readonly draft: Draft
  readonly onDraft: (draft: Draft) => void
  readonly onClose: () => void
}

/** A message to everybody who is here now: written, seen as they will see it, and sent for good. */
export function BroadcastDialog({ draft, onDraft, onClose }: BroadcastDialogProps) {
  useReturnFocus()
  const form = useForm({
    initialValues: { ...draft },
    onValuesChange: onDraft,
    validateInputOnBlur: ['link'],
    validate: {
      message: value => (value.trim() ? null : i18n._('Write what everybody is to read')),
      link: value =>
        value.trim() && ownPageOf(value, location.origin) === null
          ? i18n._('Give a page of this site, as /tournaments/5')
          : null,
    },
  })
  const send = async (values: Draft) => {
    await call(broadcastMessage, { body: broadcastOf(values, location.origin) })
    onDraft(emptyDraft)
    onClose()
    toast(i18n._('Sent to everybody'))
  }
  return (
    <Modal opened onClose={onClose} title={i18n._('Tell everybody')} size="lg">
      <Form form={form} submitLabel={i18n._('Send to everybody')} onSubmit={send}>
        <Textarea
          label={i18n._('Message')}
          description={i18n._('At most {most} characters.', { most: longestMessage })}
          required
          data-autofocus
          maxLength={longestMessage}
          autosize
          minRows={3}
          maxRows={8}
          {...form.getInputProps('message')}
        />
        <TextInput label={i18n._('Title (optional)')} maxLength={longestNoticeTitle} {...form.getInputProps('title')} />
        <TextInput
          label={i18n._('Page to open (optional)')}
          description={i18n._('A page of this site; paste its address.')}
          maxLength={longestNoticeLink}
          {...form.getInputProps('link')}
        />
        <AnnouncementPreview broadcast={broadcastOf(form.values, location.origin)} />
        <Text size="sm">
          {i18n._(
            'Everybody who has this site open sees it at once, on every device, even without an account. Whoever has an account also finds it among their notifications later. It cannot be taken back.',
          )}
        </Text>
      </Form>
    </Modal>
  )
}
