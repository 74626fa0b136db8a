import { IconLanguage } from '@tabler/icons-react'
import { chooseLanguage, i18n, type Language, languages, spokenLanguage } from '../lib/i18n.ts'
import { toast } from '../ui/toast.ts'
import './language-switch.css'

const all = Object.entries(languages) as [Language, string][]

/** The language of the page, each under its own name; the browser's choice counts until one is chosen here. */
export function LanguageSwitch({ place }: { place: 'bar' | 'sheet' }) {
  const choose = (language: Language) => {
    chooseLanguage(language).catch(() =>
      toast(
        i18n._('The texts in this language could not be loaded ({language}). Check your connection and try again.', {
          language: languages[language],
        }),
      ),
    )
  }
  return (
    <span className={`language language-${place}`}>
      <IconLanguage size={21} aria-hidden="true" />
      <select
        aria-label={i18n._('Language')}
        value={spokenLanguage()}
        onChange={event => choose(event.currentTarget.value as Language)}
      >
        {all.map(([language, name]) => (
          <option key={language} value={language} lang={language}>
            {name}
          </option>
        ))}
      </select>
    </span>
  )
}
