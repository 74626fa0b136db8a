/** Members of what is told that hold ids of people. */
const ofOne = ['user_id', 'created_by', 'actor_id']
const ofSeveral = 'members'

function peopleIn(value: unknown, found = new Set<number>()): Set<number> {
  if (Array.isArray(value)) for (const one of value) peopleIn(one, found)
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      const ids = ofOne.includes(name) ? [inner] : name === ofSeveral && Array.isArray(inner) ? inner : null
      if (ids === null) peopleIn(inner, found)
      else for (const id of ids) if (typeof id === 'number') found.add(id)
    }
  }
  return found
}

function without(value: unknown, gone: ReadonlySet<unknown>): unknown {
  if (Array.isArray(value)) return value.map(one => without(one, gone))
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).map(([name, inner]) => {
    if (ofOne.includes(name)) return [name, gone.has(inner) ? null : inner]
    if (name === ofSeveral && Array.isArray(inner)) return [name, inner.filter(id => !gone.has(id))]
    return [name, without(inner, gone)]
  })
  return Object.fromEntries(kept)
}

/**
 * What was told, without the ids of people who were deleted since: of them only the names in results are left.
 * `findForgotten` answers which of these people were.
 */
export async function withoutForgotten<T>(
  told: T,
  findForgotten: (ids: readonly number[]) => Promise<ReadonlySet<number>>,
): Promise<T> {
  const people = [...peopleIn(told)]
  const gone = people.length === 0 ? new Set() : await findForgotten(people)
  // Of the same shape but for ids that may be null anyway.
  return gone.size === 0 ? told : (without(told, gone) as T)
}
