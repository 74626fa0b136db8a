const room = 48

/** A name as it stands in a heading or a toast: cut where it would fill them. Its own page tells all of it. */
export function headingName(name: string): string {
  // By what people see as one letter, so that no emoji is cut in two.
  const letters = [...new Intl.Segmenter().segment(name)]
  return letters.length <= room
    ? name
    : `${letters
        .slice(0, room - 1)
        .map(({ segment }) => segment)
        .join('')
        .trimEnd()}…`
}
