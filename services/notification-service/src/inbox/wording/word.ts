import type { Language, Notification } from '@gym-it/contracts'
import type { NoticeRow } from '../store.ts'
import { english } from './english.ts'
import { kazakh } from './kazakh.ts'
import { russian } from './russian.ts'
import type { Text, TextKey, Worded, Wording } from './texts.ts'

/** All languages: another is another table. */
const wordings: Readonly<Record<Language, Wording>> = { en: english, ru: russian, kk: kazakh }

const isKey = (key: string): key is TextKey => Object.hasOwn(english, key)

/** A text in words. */
export function wordText({ key, parameters }: Worded, language: Language): Text {
  // Key and parameters come as a pair, which the index loses.
  const word = wordings[language][key] as (given: typeof parameters) => Text
  return word(parameters)
}

/** A notice as the wire shows it: what the system tells in the reader's language, what somebody wrote as it is. */
export function wordNotice(row: NoticeRow, language: Language): Notification {
  const { id, user_id, event_type, title, message, link, read_at, created_at, kind, text_key, parameters } = row
  const shown = { id, user_id, event_type, link, read_at, created_at, kind, text_key, parameters }
  if (text_key === null || !isKey(text_key)) return { ...shown, title, message: message ?? '' }
  // Stored as a pair by `tell`.
  return { ...shown, ...wordText({ key: text_key, parameters } as unknown as Worded, language) }
}
