/** Two who meet, by their number in the group from 1; the first has the white pieces, the home side, the left corner. */
export type BergerPair = readonly [first: number, second: number]

/**
 * Who meets whom in each round of a round robin, in the order of the Berger tables (FIDE Handbook C.05, Annex 1). Where
 * the number is odd, the highest number of the next even table stands for a free round and its matches are left out.
 * Everybody plays first as often as second, or once more or less.
 */
export function bergerRounds(count: number): BergerPair[][] {
  const even = count + (count % 2)
  const circle = even - 1
  const onCircle = (number: number): number => ((number + circle - 1) % circle) + 1
  const rounds: BergerPair[][] = []
  for (let round = 1; round < even; round++) {
    // The last number stays; whom it meets moves on by half the circle, and the others fold around that one.
    const pivot = round % 2 === 1 ? (round + 1) / 2 : (even + round) / 2
    const pairs: BergerPair[] = even > count ? [] : [round % 2 === 1 ? [pivot, even] : [even, pivot]]
    for (let apart = 1; apart < even / 2; apart++) pairs.push([onCircle(pivot + apart), onCircle(pivot - apart)])
    rounds.push(pairs)
  }
  return rounds
}
