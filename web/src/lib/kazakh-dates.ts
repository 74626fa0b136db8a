import { dateWriters } from './date-writers.ts'

// As CLDR has them. Chromium leaves most languages' words out of what it brings.
const months = ['қаң.', 'ақп.', 'нау.', 'сәу.', 'мам.', 'мау.', 'шіл.', 'там.', 'қыр.', 'қаз.', 'қар.', 'жел.']
const weekdays = ['жс', 'дс', 'сс', 'ср', 'бс', 'жм', 'сб']
const units = { minute: 'мин.', hour: 'сағ.' }

const dayOf = (year: number, month: number, day: number) => `${year} ж. ${day} ${months[month]}`

/** Lets dates be written in Kazakh also where the browser would write "2030 M01 1". */
export function writeKazakhDates(): void {
  const isKnown = !/\d/.test(new Intl.DateTimeFormat('kk', { month: 'short' }).format(0))
  if (isKnown) return
  dateWriters.set('kk', {
    numbersOf: 'bg',
    day: date =>
      `${dayOf(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate())}, ${weekdays[date.getUTCDay()]}`,
    moment: (date, clock) => `${dayOf(date.getFullYear(), date.getMonth(), date.getDate())}, ${clock}`,
    age: (count, unit) => `${count} ${units[unit]} бұрын`,
    choice: parts => {
      const last = parts.at(-1) ?? ''
      return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} не ${last}`
    },
  })
}
