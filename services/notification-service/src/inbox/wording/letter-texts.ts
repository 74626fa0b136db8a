import type { Language } from '@gym-it/contracts'

/** What stands in a mail around its notices. */
export interface LetterTexts {
  readonly greeting: string
  readonly untitled: string
  /** The subject of a mail with several notices. */
  readonly several: (count: number) => string
  /** Followed by the address of the page. */
  readonly choose: string
}

export const letterTexts: Readonly<Record<Language, LetterTexts>> = {
  en: {
    greeting: 'Hello,',
    untitled: 'A message for you',
    several: count => `${count} notices`,
    choose: 'Choose what you are told by mail:',
  },
  ru: {
    greeting: 'Здравствуйте!',
    untitled: 'Сообщение для вас',
    several: count => `Уведомления: ${count}`,
    choose: 'Выбрать, о чём вам сообщать по почте:',
  },
  kk: {
    greeting: 'Сәлеметсіз бе!',
    untitled: 'Сізге хабар',
    several: count => `Хабарламалар: ${count}`,
    choose: 'Пошта арқылы не хабарланатынын таңдау:',
  },
}
