/** What the trail is narrowed down to; days as `<input type="date">` holds them, '' for no bound. */
export interface AuditFilter {
  readonly type: string
  readonly person: number | null
  readonly subject: string
  readonly since: string
  readonly until: string
}

/** The same in the page's address, where what is not narrowed is left out. */
export type AuditSearch = { readonly [Part in keyof AuditFilter]?: NonNullable<AuditFilter[Part]> }

export const everything: AuditFilter = { type: '', person: null, subject: '', since: '', until: '' }

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))
const isId = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0

/** The filter that an address holds; what somebody has written into it that is none is as if it were not there. */
export function filterOf(search: Readonly<Record<string, unknown>>): AuditFilter {
  const text = (part: string, most: number) => {
    const value = search[part]
    return typeof value === 'string' && value.length <= most ? value : ''
  }
  const day = (part: string) => (isDay(text(part, 10)) ? text(part, 10) : '')
  return {
    type: text('type', 60),
    person: isId(search.person) ? search.person : null,
    subject: text('subject', 100),
    since: day('since'),
    until: day('until'),
  }
}

/** The filter without what does not narrow, as the address holds it. */
export const searchOf = (filter: AuditFilter): AuditSearch =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== '' && value !== null))

/** The first moment of a day of this place's calendar, or of the day that comes `later`. */
function startOf(day: string, later = 0): string {
  const date = new Date(`${day}T00:00:00`)
  date.setDate(date.getDate() + later)
  return date.toISOString()
}

/** The filter as the API takes it: days are those of this place, and a last day is meant whole. */
export function narrowing({ since, until, ...filter }: AuditFilter) {
  const { type, person, subject } = searchOf({ ...filter, since: '', until: '' })
  return {
    ...(type === undefined ? {} : { type }),
    ...(person === undefined ? {} : { person }),
    ...(subject === undefined ? {} : { subject }),
    ...(since === '' ? {} : { since: startOf(since) }),
    ...(until === '' ? {} : { until: startOf(until, 1) }),
  }
}
