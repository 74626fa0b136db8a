/** A list cut into pages of `size`, the first `most` of them where there is a limit. The last one is not left with a single line. */
export function inPages<T>(list: readonly T[], size: number, most?: number): readonly (readonly T[])[] {
  const count = Math.ceil(list.length / size)
  const even = count > 1 ? Math.ceil(list.length / count) : size
  const pages = Array.from({ length: count }, (_, index) => list.slice(index * even, (index + 1) * even))
  return pages.filter(page => page.length > 0).slice(0, most)
}
