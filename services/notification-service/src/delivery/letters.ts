import type { Language, Notification } from '@gym-it/contracts'
import type { Letter } from '@gym-it/service-kit'
import { letterTexts } from '../inbox/wording/letter-texts.ts'

/** The pages that mails lead to. */
export interface Pages {
  /** The address of a page of this site. */
  of(path: string): string
}

/** Pages beneath the address that people reach this site at. */
export function pagesBeneath(publicUrl: string): Pages {
  const start = publicUrl.replace(/\/$/, '')
  return { of: path => `${start}${path}` }
}

const foot = (pages: Pages, choose: string) => `GYM IT\n\n${choose} ${pages.of('/notifications/preferences')}\n`

function paragraphOf({ title, message, link }: Notification, pages: Pages): string {
  return [title, message, link === null ? null : pages.of(link)].filter(part => part !== null).join('\n')
}

/** The host that message ids are made with, so that they are ours. */
const hostOf = (pages: Pages) => new URL(pages.of('/')).hostname

/** One mail for one notice, or for those of a day. */
export function letterOf(
  deliveryId: number,
  notices: readonly Notification[],
  pages: Pages,
  language: Language,
): Letter {
  const { greeting, untitled, several, choose } = letterTexts[language]
  const [first] = notices
  const subject = notices.length === 1 && first ? (first.title ?? untitled) : several(notices.length)
  const text = [greeting, ...notices.map(notice => paragraphOf(notice, pages)), foot(pages, choose)].join('\n\n')
  return { subject, text, message_id: `<notice-${deliveryId}@${hostOf(pages)}>` }
}
