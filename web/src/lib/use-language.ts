import { useSyncExternalStore } from 'react'
import { i18n, type Language, spokenLanguage } from './i18n.ts'

const onLanguage = (listener: () => void) => i18n.on('change', listener)

/**
 * The language that is spoken. Whoever asks is drawn anew when another is chosen, with all below but what is memoized or
 * stands in an outlet of the router: those ask themselves. Nothing is mounted anew, so that nothing typed is lost.
 */
export const useLanguage = (): Language => useSyncExternalStore(onLanguage, spokenLanguage)
