import { i18n } from '../../lib/i18n.ts'

/** A device as the service names it ("Firefox on Windows"), in the language of the page. */
export function deviceText(device: string): string {
  const [, browser, system] = /^(.+) on (.+)$/.exec(device) ?? []
  if (browser !== undefined && system !== undefined) return i18n._('{browser} on {system}', { browser, system })
  return device === 'Unknown device' ? i18n._('Unknown device') : device
}
