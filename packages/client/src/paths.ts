type Values = Readonly<Record<string, unknown>>

/** Fills `/tournaments/:id` from `params`; throws an Error when one is missing. */
export function fillPath(path: string, params: Values = {}): string {
  return path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined || value === null) throw new Error(`${path} needs ${name}`)
    return encodeURIComponent(String(value))
  })
}

/** `?limit=2&q=x`, leaving out what is undefined, null or empty; '' when nothing is left. */
export function queryString(query: Values = {}): string {
  const kept = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '')
  return kept.length === 0
    ? ''
    : `?${new URLSearchParams(kept.map(([name, value]): [string, string] => [name, String(value)]))}`
}
