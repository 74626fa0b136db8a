import type { Participant } from '@gym-it/contracts'

/** The list with one of it moved to another position; positions outside mean the first or the last. */
export function movedTo<T>(order: readonly T[], from: number, to: number): readonly T[] {
  const one = order[from]
  if (one === undefined) return order
  const place = Math.max(0, Math.min(order.length - 1, to))
  return order.toSpliced(from, 1).toSpliced(place, 0, one)
}

/** In an order of chance, each as likely as any other (Fisher and Yates). `random` answers from 0 up to 1. */
export function shuffled<T>(order: readonly T[], random: () => number = Math.random): readonly T[] {
  const mixed = [...order]
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    const [one, two] = [mixed[last], mixed[other]]
    if (one !== undefined && two !== undefined) [mixed[last], mixed[other]] = [two, one]
  }
  return mixed
}

/** The highest rating first; those without one last, as they stood. */
export const byRating = (people: readonly Participant[]): readonly Participant[] =>
  people.toSorted(
    (one, two) => (two.rating ?? Number.NEGATIVE_INFINITY) - (one.rating ?? Number.NEGATIVE_INFINITY) || 0,
  )

/** People in the order of these ids; who is not among them comes last, as they stood. */
export function arranged(people: readonly Participant[], ids: readonly number[]): readonly Participant[] {
  const positions = new Map(ids.map((id, index) => [id, index]))
  const position = ({ id }: Participant) => positions.get(id) ?? ids.length
  return people.toSorted((one, two) => position(one) - position(two))
}
