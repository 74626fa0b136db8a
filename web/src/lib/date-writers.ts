/** How a language writes dates, ages and choices, where the browser cannot. */
export interface DateWriter {
  /** The locale whose numbers and plurals it shares. */
  readonly numbersOf: string
  readonly day: (date: Date) => string
  readonly moment: (date: Date, clock: string) => string
  readonly age: (count: number, unit: 'minute' | 'hour') => string
  readonly choice: (parts: readonly string[]) => string
}

/** By language: those that this browser claims to know, and writes as if it did not. */
export const dateWriters = new Map<string, DateWriter>()
