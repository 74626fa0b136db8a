/** What people call a round of `rounds`: counted from the final backwards. */
export function roundName(round: number, rounds: number): string {
  const fromFinal = rounds - round
  if (fromFinal === 0) return 'Final'
  if (fromFinal === 1) return 'Semi-finals'
  if (fromFinal === 2) return 'Quarter-finals'
  return `Round of ${2 ** (fromFinal + 1)}`
}

/** The same for a narrow screen. */
export function shortRoundName(round: number, rounds: number): string {
  const fromFinal = rounds - round
  return ['Final', 'SF', 'QF'][fromFinal] ?? `R${2 ** (fromFinal + 1)}`
}
