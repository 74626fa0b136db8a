/** What stands for somebody without a picture: the first letters of two words of the name. */
export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map(part => [...part][0] ?? '')
    .join('')
    .toLocaleUpperCase()
