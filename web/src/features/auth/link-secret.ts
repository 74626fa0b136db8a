import { useLocation } from '@tanstack/react-router'

/** The secret of a mailed link, which stands behind `#` as `token=…`; undefined where the link has none. */
export const useLinkSecret = (name: 'token' | 'invitation'): string | undefined =>
  new URLSearchParams(useLocation({ select: ({ hash }) => hash })).get(name) || undefined
