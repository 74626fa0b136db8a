const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it may stand in SVG: marks are written out, and characters that XML does not know are left away. */
export const svgText = (text: string): string =>
  [...text]
    .filter(sign => {
      const code = sign.codePointAt(0) ?? 0
      return (
        code === 9 ||
        code === 10 ||
        code === 13 ||
        (code >= 32 && (code < 0xd800 || code > 0xdfff) && code < 0xfffe) ||
        code > 0xffff
      )
    })
    .map(sign => entities[sign] ?? sign)
    .join('')

/** How wide a sign is, in parts of the size of the letters: a rough measure, since a drawing cannot ask its font. */
const widthOf = (sign: string): number => {
  const code = sign.codePointAt(0) ?? 0
  if (code > 0x1100) return 1.05
  if ("iljtfI.,:;'| ".includes(sign)) return 0.31
  if ('mwMW@'.includes(sign)) return 0.9
  return sign !== sign.toLowerCase() ? 0.68 : 0.56
}

/** The text as far as it fits into so many pixels at this size of letters, with "…" where it goes on. */
export function clipped(text: string, width: number, size: number): string {
  const signs = [...text]
  let used = 0
  for (const [index, sign] of signs.entries()) {
    used += widthOf(sign) * size
    if (used > width) return `${signs.slice(0, Math.max(0, index - 1)).join('')}…`
  }
  return text
}
