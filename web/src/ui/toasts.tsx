import { Button, Group } from '@mantine/core'
import { Notifications, notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import { i18n } from '../lib/i18n.ts'
import { useStore } from '../lib/store.ts'
import { type Toast, waitingToasts } from './toast.ts'
import { toastMs } from './toast-time.ts'

/** The library's text under a title is too pale to be read. */
const legible = { description: { color: 'var(--mantine-color-text)' } }

/** The toasts that offer no way back. */
const plain: string[] = []
/** The last toast about each thing. */
const lastAbout = new Map<string, string>()

function show(toast: Toast): void {
  const { message, title, isProblem, about, action } = toast
  // News makes room for news; a way back stays as long as it was promised.
  for (const one of plain.splice(0)) notifications.hide(one)
  const id = notifications.show({
    ...(title ? { title } : {}),
    ...(isProblem ? { color: 'red' } : {}),
    autoClose: toastMs(toast),
    closeButtonProps: { 'aria-label': i18n._('Close') },
    styles: legible,
    message: action ? (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <span>{message}</span>
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            notifications.hide(id)
            action.run()
          }}
        >
          {action.label}
        </Button>
      </Group>
    ) : (
      message
    ),
  })
  if (!action) plain.push(id)
  if (about === undefined) return
  const earlier = lastAbout.get(about)
  if (earlier !== undefined) notifications.hide(earlier)
  lastAbout.set(about, id)
}

/** Shows the toasts that wait, and those that come. */
export function Toasts() {
  const waiting = useStore(waitingToasts)
  useEffect(() => {
    if (waiting.length === 0) return
    waitingToasts.set([])
    for (const one of waiting) show(one)
  }, [waiting])
  // At the top: at the bottom they would lie on the buttons of dialogs.
  return <Notifications position="top-center" />
}
