import { sha256 } from './sha256.ts'

/**
 * Chance from a text: numbers from 0 up to, not including, 1, each a multiple of 2^-32, the same ones in every run and
 * on every machine. They are the words of SHA-256 of "seed:0", "seed:1", … in order, so anyone can recompute them.
 *
 * @example
 * const [one, other] = [randomFrom('spring cup'), randomFrom('spring cup')]
 * one() === other() // → true
 * one() === randomFrom('autumn cup')() // → false
 */
export function randomFrom(seed: string): () => number {
  let words = new Uint32Array(0)
  let block = 0
  let next = 0
  return () => {
    if (next === words.length) {
      words = new Uint32Array(sha256(`${seed}:${block++}`))
      next = 0
    }
    return (words[next++] ?? 0) / 2 ** 32
  }
}

/**
 * The items in an order drawn by lots, each order as likely as any other (Fisher-Yates from the end, as Knuth's
 * algorithm P; numbers that would favour the low places are drawn again). The list given stays as it is.
 *
 * @example
 * shuffle([10, 20, 30, 40], randomFrom('spring cup')) // → [20, 30, 10, 40]
 */
export function shuffle<T>(items: readonly T[], random: () => number): T[] {
  const drawn = [...items]
  for (let last = drawn.length - 1; last > 0; last--) {
    const index = below(last + 1, random)
    // Both indices lie within the list.
    ;[drawn[index], drawn[last]] = [drawn[last] as T, drawn[index] as T]
  }
  return drawn
}

function below(count: number, random: () => number): number {
  const fair = 2 ** 32 - (2 ** 32 % count)
  let number = random() * 2 ** 32
  while (number >= fair) number = random() * 2 ** 32
  return number % count
}

/**
 * The promise that is published before the draw: SHA-256 of the random seed in hexadecimal, as `sha256sum` prints it.
 * It binds an organiser who does not know yet who enters, and only hides a seed that nobody can guess: take 20 letters
 * of chance, and publish the promise before the entries close.
 *
 * @example
 * commitTo('abc') // → 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
 */
export function commitTo(seed: string): string {
  return [...sha256(seed)].map(word => word.toString(16).padStart(8, '0')).join('')
}
