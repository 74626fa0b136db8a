/** The items in a random order (Fisher–Yates); `random` answers numbers in [0, 1). */
export function shuffle<T>(items: readonly T[], random: () => number = secureRandom): T[] {
  const shuffled = [...items]
  for (let last = shuffled.length - 1; last > 0; last--) {
    const chosen = Math.floor(random() * (last + 1))
    const [a, b] = [shuffled[last], shuffled[chosen]]
    // Both places lie inside the array; the type only cannot say so.
    shuffled[last] = b as T
    shuffled[chosen] = a as T
  }
  return shuffled
}

const secureRandom = () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32
