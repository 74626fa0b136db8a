import { type DrawRecord, getDraw, type Match } from '@gym-it/contracts'
import { chooseOptions, explainPairing, type MatchResult, type Pairing, restore } from '@gym-it/tournament-engine'
import { call } from '../../../lib/call.ts'
import { drawOptionsOf } from '../engine-options.ts'
import { reasonText } from './reason-text.ts'

export interface PairingWhy {
  readonly id: number
  readonly names: string
  readonly reasons: readonly string[]
}

const resultOf = ({ winner_id, outcome, games, score }: Match): MatchResult | null =>
  outcome === null ? null : { winner: winner_id, outcome, games, score }

/** The rounds as they were paired; what a rest counted for is not among what is shown of it. */
const pairingsOf = (matches: readonly Match[]): Pairing[][] =>
  [...Map.groupBy(matches, match => match.round).values()].map(round =>
    round.flatMap(({ participant1, participant2 }) =>
      participant1 === null ? [] : [{ first: participant1.id, second: participant2?.id ?? null }],
    ),
  )

/** Why each match of a round was paired as it is: worked out on this device, from the published draw and the results. */
export function explainRound(matches: readonly Match[], round: number, record: DrawRecord): PairingWhy[] {
  const bracket = restore(
    {
      format: 'swiss',
      options: chooseOptions('swiss', drawOptionsOf('swiss', record.options)),
      entrants: record.entrants,
      groups: [],
      pairings: pairingsOf(matches),
      withdrawals: [],
    },
    matches.flatMap((match, index) => {
      const result = resultOf(match)
      return result === null ? [] : [[index + 1, result] as const]
    }),
  )
  return matches.flatMap((match, index) =>
    match.round === round
      ? [
          {
            id: match.id,
            names: [match.participant1?.name, match.participant2?.name].filter(Boolean).join(' – '),
            reasons: explainPairing(bracket, index + 1).map(reasonText),
          },
        ]
      : [],
  )
}

/** The same, asking for the draw first. Throws an ApiProblem. */
export async function reasonsOfRound(id: number, matches: readonly Match[], round: number): Promise<PairingWhy[]> {
  return explainRound(matches, round, await call(getDraw, { params: { id } }))
}
