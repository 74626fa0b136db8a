import { readFileSync } from 'node:fs'

type Goals = readonly [number, number]

/** A match as it was played: goals after full time, after extra time and in the penalty shoot-out, of team 1 and team 2. */
export interface PlayedMatch {
  readonly round: string
  readonly date: string
  readonly team1: string
  readonly team2: string
  readonly score: { readonly ft: Goals; readonly et?: Goals; readonly p?: Goals }
}

/** The knockout stage, in the order it was played. */
export interface Facts {
  readonly name: string
  readonly source: string
  readonly matches: readonly PlayedMatch[]
}

/** What a scorer reports for the team named first. */
export interface Report {
  readonly goals: { readonly p1: number; readonly p2: number }
  readonly winner: string
  readonly score: string
}

/** The real podium, which the facts must lead to. */
export const realPodium = ['Argentina', 'France', 'Croatia'] as const

/** The seeds of a standard draw of 16 from top to foot, written out so that the demo checks the engine's own order. */
const drawOf16 = [1, 16, 8, 9, 4, 13, 5, 12, 2, 15, 7, 10, 3, 14, 6, 11]

/** Reads the project's copy of the facts. */
export const readFacts = (): Facts =>
  JSON.parse(readFileSync(new URL('./world-cup-2022.json', import.meta.url), 'utf8')) as Facts

/** The teams in the order in which the printed bracket showed them, found by walking back from the final. */
export function teamsFromTop({ matches }: Facts): string[] {
  const came = (team: string, before: number) =>
    matches.findLastIndex(({ team1, team2 }, index) => index < before && (team1 === team || team2 === team))
  const walk = (index: number): string[] => {
    const match = matches[index]
    if (!match) return []
    return [match.team1, match.team2].flatMap(team => {
      const earlier = came(team, index)
      return earlier === -1 ? [team] : walk(earlier)
    })
  }
  // The third-place match lies between the semi-finals and the final, and is no way into the final.
  return walk(matches.length - 1)
}

/** Each team with the seed that puts it where it really stood. */
export const seededTeams = (facts: Facts): { readonly name: string; readonly seed: number }[] =>
  teamsFromTop(facts).map((name, index) => ({ name, seed: drawOf16[index] ?? index + 1 }))

/** The result as it is told when `first` is named first: goals after extra time, and who won where these are level. */
export function reportOf({ team1, team2, score }: PlayedMatch, first: string): Report {
  const turned = (goals: Goals): Goals => (first === team1 ? goals : [goals[1], goals[0]])
  const [p1, p2] = turned(score.et ?? score.ft)
  const decider = turned(score.p ?? score.et ?? score.ft)
  const second = first === team1 ? team2 : team1
  const extra = score.p ? ` (${decider[0]}-${decider[1]} p)` : score.et ? ' (a.e.t.)' : ''
  return { goals: { p1, p2 }, winner: decider[0] > decider[1] ? first : second, score: `${p1}-${p2}${extra}` }
}
