/** Where the pages of a tournament are. `origin` as in `location.origin`. */
export const tournamentAddress = (origin: string, id: number) => `${origin}/tournaments/${id}`
export const displayAddress = (origin: string, id: number) => `${tournamentAddress(origin, id)}/display`
export const personAddress = (origin: string, id: number, pid: number) =>
  `${tournamentAddress(origin, id)}/people/${pid}`
export const embedAddress = (origin: string, id: number) => `${origin}/embed/tournaments/${id}`

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const asAttribute = (text: string) => text.replace(/[&<>"]/g, sign => entities[sign] ?? sign)

/** What somebody pastes into their own page to show the tournament there. */
export const embedCode = (origin: string, id: number, name: string): string =>
  `<iframe src="${embedAddress(origin, id)}" title="${asAttribute(name)}" width="100%" height="640" loading="lazy" ` +
  'style="border:0;border-radius:16px"></iframe>'

/** An address as people read and type it. */
export const readable = (address: string): string => address.replace(/^https?:\/\//, '').replace(/\/$/, '')
