/** The first 32 bits behind the point of a prime's root: the constants that FIPS 180-4 takes. */
const rootBits = (prime: number, degree: 2 | 3): number => (prime ** (1 / degree) % 1) * 2 ** 32

const primes: number[] = []
for (let candidate = 2; primes.length < 64; candidate++) {
  if (primes.every(prime => candidate % prime !== 0)) primes.push(candidate)
}
const initial = Uint32Array.from(primes.slice(0, 8), prime => rootBits(prime, 2))
const constants = Uint32Array.from(primes, prime => rootBits(prime, 3))

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

/** A typed array read within its bounds; the type alone does not know that. */
const at = (words: Uint32Array, index: number): number => words[index] ?? 0

function compress(state: Uint32Array, block: DataView, from: number): void {
  const schedule = new Uint32Array(64)
  let [a, b, c, d, e, f, g, h] = [0, 1, 2, 3, 4, 5, 6, 7].map(index => at(state, index)) as Eight
  for (let step = 0; step < 64; step++) {
    if (step < 16) schedule[step] = block.getUint32(from + step * 4)
    else {
      const two = at(schedule, step - 2)
      const fifteen = at(schedule, step - 15)
      const low = rotate(fifteen, 7) ^ rotate(fifteen, 18) ^ (fifteen >>> 3)
      const high = rotate(two, 17) ^ rotate(two, 19) ^ (two >>> 10)
      schedule[step] = at(schedule, step - 16) + low + at(schedule, step - 7) + high
    }
    const choice = (e & f) ^ (~e & g)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const first = h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choice + at(constants, step) + at(schedule, step)
    const second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) state[index] = at(state, index) + word
}

type Eight = [number, number, number, number, number, number, number, number]

/** The SHA-256 of a text in UTF-8 (FIPS 180-4) as eight words of 32 bits. */
export function sha256(text: string): Uint32Array {
  const bytes = new TextEncoder().encode(text)
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 4, bytes.length * 8)
  const state = initial.slice()
  for (let from = 0; from < padded.length; from += 64) compress(state, view, from)
  return state
}
