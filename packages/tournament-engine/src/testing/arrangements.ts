/** Every order of the members, those of one club (`clubs` of their number) not told apart. */
export function* arrangements(members: readonly number[], clubs: readonly (string | undefined)[]): Generator<number[]> {
  if (members.length === 0) return yield []
  const tried = new Set<string | undefined>()
  for (const first of members) {
    if (tried.has(clubs[first])) continue
    tried.add(clubs[first])
    const rest = members.filter(member => member !== first)
    for (const tail of arrangements(rest, clubs)) yield [first, ...tail]
  }
}
