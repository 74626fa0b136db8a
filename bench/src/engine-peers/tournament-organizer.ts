import TournamentManager from 'tournament-organizer'

/** Milliseconds for each of `rounds` pairings of a Swiss, the first participant winning every match. */
export function pairSwiss(entrants: number, rounds: number): number[] {
  const tournament = new TournamentManager().createTournament('Swiss', {
    stageOne: { format: 'swiss', rounds },
    scoring: { bestOf: 1 },
  })
  for (let entrant = 1; entrant <= entrants; entrant++) tournament.createPlayer(`Entrant ${entrant}`)
  const times: number[] = []
  for (let round = 1; round <= rounds; round++) {
    const startedAt = performance.now()
    if (round === 1) tournament.startTournament()
    else tournament.nextRound()
    times.push(performance.now() - startedAt)
    for (const match of tournament.getActiveMatches()) tournament.enterResult(match.getId(), 1, 0)
  }
  return times
}
