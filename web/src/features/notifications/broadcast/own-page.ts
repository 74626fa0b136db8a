import { noticeLinkPattern } from '@gym-it/contracts'

const isOwnPage = new RegExp(noticeLinkPattern)

/**
 * The page of this site that was typed or pasted, as a path: `https://club.org/tournaments/5` is `/tournaments/5` at
 * `https://club.org`. Null for an address elsewhere, and for what is no address.
 */
export function ownPageOf(text: string, origin: string): string | null {
  const given = text.trim()
  const path = given === origin || given.startsWith(`${origin}/`) ? given.slice(origin.length) || '/' : given
  return isOwnPage.test(path) ? path : null
}
