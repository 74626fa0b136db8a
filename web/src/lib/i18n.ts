import { i18n } from '@lingui/core'
import { dateWriters } from './date-writers.ts'
import { readMessage } from './read-message.ts'

/** The languages of the UI, each under its own name. */
export const languages = { en: 'English', ru: 'Русский', kk: 'Қазақша' } as const
export type Language = keyof typeof languages

const storageKey = 'gym-it-language'
const isLanguage = (text: string): text is Language => Object.hasOwn(languages, text)

const compiled = new Map<string, ReturnType<typeof readMessage>>()
// A message is read once, however many rows of a table say it.
i18n.setMessagesCompiler(text => {
  const known = compiled.get(text)
  if (known !== undefined) return known
  const message = readMessage(text)
  compiled.set(text, message)
  return message
})
// The English sentences are the keys, so English needs no catalog.
i18n.loadAndActivate({ locale: 'en', messages: {} })

const catalogs: Readonly<Record<Language, () => Promise<{ readonly messages: Readonly<Record<string, string>> }>>> = {
  en: async () => ({ messages: {} }),
  ru: () => import('virtual:messages/ru'),
  kk: async () => {
    const [catalog, { writeKazakhDates }] = await Promise.all([
      import('virtual:messages/kk'),
      import('./kazakh-dates.ts'),
    ])
    writeKazakhDates()
    return catalog
  },
}

function chosenLanguage(): readonly string[] {
  try {
    const chosen = localStorage.getItem(storageKey)
    return chosen === null ? [] : [chosen]
  } catch {
    return []
  }
}

/** The language that was chosen here, or else the first of the browser's that we speak. */
export function preferredLanguage(): Language {
  const wanted = [...chosenLanguage(), ...navigator.languages]
  return wanted.map(tag => tag.split('-')[0] ?? '').find(isLanguage) ?? 'en'
}

/** The language that the UI speaks. */
export const spokenLanguage = (): Language => (isLanguage(i18n.locale) ? i18n.locale : 'en')

/** From here on the UI speaks this language. Rejects when its catalog cannot be loaded; the language then stays. */
export async function speak(language: Language): Promise<void> {
  const { messages } = await catalogs[language]()
  i18n.loadAndActivate({ locale: language, locales: dateWriters.get(language)?.numbersOf ?? language, messages })
  document.documentElement.lang = language
}

/** Speaks the language, also at the next visit. */
export async function chooseLanguage(language: Language): Promise<void> {
  await speak(language)
  try {
    localStorage.setItem(storageKey, language)
  } catch {
    // Storage may be switched off: then the browser's own languages count at the next visit.
  }
}

export { i18n }
