/** Above the round of 64 nobody counts in powers of two: those rounds are numbered. */
export function roundLabel(round: number, rounds: number): string {
  const names = ['Final', 'Semi-final', 'Quarter-final', 'Round of 16', 'Round of 32', 'Round of 64']
  return names[rounds - round] ?? `Round ${round}`
}

/** The match or the round that settles the places from `best` to `worst`. */
export function placeLabel(best: number, worst: number): string {
  return worst - best > 1 ? `Places ${best}–${worst}` : `Place ${best}`
}

export function consolationLabel(round: number, rounds: number): string {
  if (round === rounds) return 'Consolation final'
  return round === rounds - 1 ? 'Consolation semi-final' : `Consolation round ${round}`
}

export function winnersLabel(round: number, rounds: number): string {
  if (round === rounds) return "Winners' final"
  return round === rounds - 1 ? "Winners' semi-final" : `Winners' round ${round}`
}
