import { i18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'

/** The languages of the UI, each under its own name. */
export const languages = { en: 'English', ru: 'Русский', kk: 'Қазақша' } as const
export type Language = keyof typeof languages

const storageKey = 'gym-it-language'
const isLanguage = (text: string): text is Language => Object.hasOwn(languages, text)

const compiled = new Map<string, ReturnType<typeof compileMessage>>()
// A message is read once, however many rows of a table say it.
i18n.setMessagesCompiler(text => {
  const known = compiled.get(text)
  if (known !== undefined) return known
  const message = compileMessage(text)
  compiled.set(text, message)
  return message
})
// The English sentences are the keys, so English needs no catalog.
i18n.loadAndActivate({ locale: 'en', messages: {} })

const catalogs: Readonly<Record<Language, () => Promise<{ readonly messages: Readonly<Record<string, string>> }>>> = {
  en: async () => ({ messages: {} }),
  ru: () => import('virtual:messages/ru'),
  kk: () => import('virtual:messages/kk'),
}

/** The language that was chosen here, or else the first of the browser's that we speak. */
export function preferredLanguage(): Language {
  const chosen = localStorage.getItem(storageKey)
  const wanted = [...(chosen === null ? [] : [chosen]), ...navigator.languages]
  return wanted.map(tag => tag.slice(0, 2)).find(isLanguage) ?? 'en'
}

/** From here on the UI speaks this language. Rejects when its catalog cannot be loaded; the language then stays. */
export async function speak(language: Language): Promise<void> {
  const { messages } = await catalogs[language]()
  i18n.loadAndActivate({ locale: language, messages })
  document.documentElement.lang = language
}

/** Speaks the language, also at the next visit. */
export async function chooseLanguage(language: Language): Promise<void> {
  await speak(language)
  localStorage.setItem(storageKey, language)
}

export { i18n }
