/**
 * Where the losers of each winners' round drop into the losers' bracket of a full double elimination: who loses match j
 * of a round (from 0) meets the losers' bracket at position `j XOR mask`.
 *
 * Why XOR: as all masks shift along with the bracket, the losers' round in which the two of a played match can meet
 * again depends on their rounds r < s alone. With 2^rounds entrants it is 2(rounds - i) - 3, where i is how many leading
 * bits (the half, the quarter, the eighth … of the bracket) the masks of r and s have in common, or 2s - 2 where the
 * shorter is a beginning of the longer. So the masks are words of which no two may begin alike for long: with d leading
 * bits to tell them apart the first rematch comes in round min(2 rounds - 2d - 1, 2^(d + 1)), and the best d is taken.
 * Where there are more rounds than words without a neighbour (one that differs in the last bit only), the latest rounds
 * share, because the fewest matches are played there.
 *
 * Searches over XOR, rotation and bit reversal per round find nothing later and no fewer (drop-order.test.ts, with the
 * table of both numbers). One mask for each winners' round 1 … rounds - 1; the first is 0, since the first round's losers
 * pair up as neighbours, which gives each of those who had no bye in their winners' match one who had.
 */
export function dropMasks(rounds: number): number[] {
  const bits = leadingBits(rounds)
  const words = 2 ** bits
  const apart = Math.min(Math.ceil(firstRematch(rounds, bits) / 2), words)
  const single = Math.max(0, words - apart)
  return Array.from({ length: rounds - 1 }, (_, index) => {
    const nth = Math.min(index, apart - 1)
    const word = nth < single ? 2 * nth : nth + single
    const length = rounds - 1 - index
    return length >= bits ? word << (length - bits) : word >> (bits - length)
  })
}

/** The losers' round in which two who met in the winners' bracket may meet again at the earliest. */
const firstRematch = (rounds: number, bits: number): number => Math.min(2 * (rounds - bits) - 1, 2 ** (bits + 1))

function leadingBits(rounds: number): number {
  let best = 0
  for (let bits = 1; bits < rounds; bits++) if (firstRematch(rounds, bits) > firstRematch(rounds, best)) best = bits
  return best
}
