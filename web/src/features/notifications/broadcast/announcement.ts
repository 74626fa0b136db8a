import { i18n } from '../../../lib/i18n.ts'

/** What is said above a message to everybody. */
export const announcementTitle = (title: string | null | undefined): string => title?.trim() || i18n._('Announcement')

/** What the button says that leads to the page of a message. */
export const openLabel = () => i18n._('Open')
