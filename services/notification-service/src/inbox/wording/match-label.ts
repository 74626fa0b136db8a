import type { Language } from '@gym-it/contracts'

type Labels = readonly (readonly [pattern: RegExp, text: string])[]

/** What tournament-service calls matches in English, and how that is said; `$1` is its number. */
const labels: Readonly<Record<Exclude<Language, 'en'>, Labels>> = {
  ru: [
    [/^Final$/, 'финал'],
    [/^Semi-final$/, 'полуфинал'],
    [/^Quarter-final$/, 'четвертьфинал'],
    [/^Third place$/, 'матч за 3-е место'],
    [/^Bronze match$/, 'матч за бронзу'],
    [/^Grand final(, second match)?$/, 'суперфинал'],
    [/^Round of (\d+)$/, 'раунд $1 участников'],
    [/^Round (\d+)$/, 'тур $1'],
    [/^Winners' final$/, 'финал верхней сетки'],
    [/^Winners' semi-final$/, 'полуфинал верхней сетки'],
    [/^Winners' round (\d+)$/, 'верхняя сетка, раунд $1'],
    [/^Losers' final$/, 'финал нижней сетки'],
    [/^Losers' round (\d+)$/, 'нижняя сетка, раунд $1'],
    [/^Consolation final$/, 'утешительный финал'],
    [/^Consolation semi-final$/, 'утешительный полуфинал'],
    [/^Consolation round (\d+)$/, 'утешительная сетка, раунд $1'],
    [/^Repechage round (\d+)$/, 'утешительные матчи, раунд $1'],
    [/^Group (\S+), round (\d+)$/, 'группа $1, тур $2'],
    [/^Places (\d+)–(\d+)$/, 'места $1–$2'],
    [/^Place (\d+)$/, 'матч за $1-е место'],
  ],
  kk: [
    [/^Final$/, 'финал'],
    [/^Semi-final$/, 'жартылай финал'],
    [/^Quarter-final$/, 'ширек финал'],
    [/^Third place$/, '3-орын үшін матч'],
    [/^Bronze match$/, 'қола медаль үшін матч'],
    [/^Grand final(, second match)?$/, 'суперфинал'],
    [/^Round of (\d+)$/, '$1 қатысушы раунды'],
    [/^Round (\d+)$/, '$1-тур'],
    [/^Winners' final$/, 'жоғарғы тор финалы'],
    [/^Winners' semi-final$/, 'жоғарғы тор жартылай финалы'],
    [/^Winners' round (\d+)$/, 'жоғарғы тор, $1-раунд'],
    [/^Losers' final$/, 'төменгі тор финалы'],
    [/^Losers' round (\d+)$/, 'төменгі тор, $1-раунд'],
    [/^Consolation final$/, 'жұбату финалы'],
    [/^Consolation semi-final$/, 'жұбату жартылай финалы'],
    [/^Consolation round (\d+)$/, 'жұбату торы, $1-раунд'],
    [/^Repechage round (\d+)$/, 'қайта іріктеу, $1-раунд'],
    [/^Group (\S+), round (\d+)$/, '$1 тобы, $2-тур'],
    [/^Places (\d+)–(\d+)$/, '$1–$2-орындар'],
    [/^Place (\d+)$/, '$1-орын үшін матч'],
  ],
}

/** What a match is called in this language; a name that is not known stays as it is. */
export function matchLabel(label: string, language: Language): string {
  if (language === 'en') return label
  const [pattern, text] = labels[language].find(([known]) => known.test(label)) ?? []
  return pattern === undefined || text === undefined ? label : label.replace(pattern, text)
}
