import type { Bracket } from '@gym-it/tournament-engine'
import { clear, draw, report } from '@gym-it/tournament-engine'
import type { Area, Figure, Workbench } from '../area.ts'
import { bracketsManager } from '../engine-peers/brackets-manager.ts'
import { competitionFactory } from '../engine-peers/competition-factory.ts'
import type { DoubleElimination } from '../engine-peers/double-elimination.ts'
import { duel } from '../engine-peers/duel.ts'
import { entrantsOf, ours } from '../engine-peers/ours.ts'
import { swissFigures } from '../engine-peers/swiss-figures.ts'
import { engineSize } from '../engine-size.ts'
import { median } from '../quantile.ts'

const entrants = 1024
const rounds = 7
/** The quick ones are measured as a service runs them, compiled: so many rounds before, and as many that count. */
const warmUps = 60
/** competition-factory takes seconds to draw and a third of a second for a result: a few of them tell its price. */
const fewRounds = 1
const fewResults = 5

interface Times {
  readonly create: number
  /** Per match. */
  readonly play: number
}

async function timed(work: () => unknown): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

async function timesOf<State>(
  { create, play }: DoubleElimination<State>,
  rounds: number,
  most = Number.POSITIVE_INFINITY,
): Promise<Times> {
  const created: number[] = []
  const played: number[] = []
  for (let round = 0; round < rounds; round++) created.push(await timed(() => create(entrants)))
  for (let round = 0; round < rounds; round++) {
    const state = await create(entrants)
    let matches = 0
    const took = await timed(async () => {
      matches = await play(state, most)
    })
    played.push(took / matches)
  }
  return { create: median(created), play: median(played) }
}

const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`
const us = (value: number): string => `${(value * 1000).toFixed(1)} µs`

async function doubleEliminationFigures({ say }: Workbench): Promise<Figure[]> {
  await timesOf(ours, warmUps)
  await timesOf(duel, warmUps)
  const mine = await timesOf(ours, warmUps)
  say('ours done')
  const peers = [
    { name: duel.name, times: await timesOf(duel, warmUps), target: 1 },
    { name: bracketsManager.name, times: await timesOf(bracketsManager, rounds), target: 50 },
    { name: competitionFactory.name, times: await timesOf(competitionFactory, fewRounds, fewResults), target: 50 },
  ]
  return peers.flatMap(({ name, times, target }): Figure[] => [
    {
      label: 'double elimination of 1,024: create',
      measured: ms(mine.create),
      against: `${ms(times.create)} ${name}`,
      ratio: `${(times.create / mine.create).toFixed(1)} times as fast`,
      target: `≥ ${target}`,
      isMet: times.create / mine.create >= target,
    },
    {
      label: 'double elimination of 1,024: one result, played to the end',
      measured: us(mine.play),
      against: `${us(times.play)} ${name}`,
      ratio: `${(times.play / mine.play).toFixed(1)} times as fast`,
      target: `≥ ${target}`,
      isMet: times.play / mine.play >= target,
    },
  ])
}

async function creation(label: string, target: number, rounds: number, create: () => unknown): Promise<Figure> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) times.push(await timed(create))
  const measured = median(times)
  return { label, measured: ms(measured), target: `< ${target} ms`, isMet: measured < target }
}

/** How much dearer a match is in the largest draw than in one of 64. */
async function costPerMatch(): Promise<Figure> {
  const perMatch = async (count: number, times: number): Promise<number> => {
    const ids = entrantsOf(count)
    const found: number[] = []
    for (let round = 0; round < 9; round++) {
      const took = await timed(() => {
        for (let time = 0; time < times; time++) draw('single_elimination', ids)
      })
      found.push(took / times / (count - 1))
    }
    return median(found)
  }
  const small = await perMatch(64, 256)
  const large = await perMatch(16_384, 1)
  return {
    label: 'single elimination of 16,384: cost per match',
    measured: us(large),
    against: `${us(small)} at 64`,
    ratio: (large / small).toFixed(2),
    target: '≤ 1.5',
    isMet: large / small <= 1.5,
  }
}

/** A first-round result of a bracket that is half played, and taking it back: the longest way a change can go. */
async function changeFigures(): Promise<Figure[]> {
  let bracket: Bracket = draw('double_elimination', entrantsOf(entrants))
  for (const { number } of bracket.matches.slice(0, entrants)) {
    const match = bracket.matches[number - 1]
    if (match?.status === 'ready') {
      bracket = report(bracket, number, { winner: match.participants[0] ?? undefined }).bracket
    }
  }
  const half = bracket
  const other = half.matches[0]?.participants[1] ?? undefined
  const figure = async (label: string, change: () => unknown): Promise<Figure> => {
    const times: number[] = []
    for (let round = 0; round < 500; round++) times.push(await timed(change))
    const measured = median(times)
    return { label, measured: us(measured), target: '< 200 µs', isMet: measured < 0.2 }
  }
  return [
    await figure('half played double elimination of 1,024: correct a result (or preview that)', () =>
      report(half, 1, { winner: other }),
    ),
    await figure('half played double elimination of 1,024: clear a result (or preview that)', () => clear(half, 1)),
  ]
}

async function run(workbench: Workbench): Promise<readonly Figure[]> {
  const roundRobin = entrantsOf(1024)
  const largest = entrantsOf(16_384)
  return [
    ...(await doubleEliminationFigures(workbench)),
    await creation('round robin of 1,024 (523,776 matches): create', 1000, 5, () => draw('round_robin', roundRobin)),
    await creation('single elimination of 16,384: create', 60, 15, () => draw('single_elimination', largest)),
    await costPerMatch(),
    ...(await changeFigures()),
    ...(await swissFigures(workbench)),
    await engineSize(),
  ]
}

/** The rules of the game alone, without a service around them. */
export const engine: Area = { about: 'the tournament engine beside other libraries, in one process', run }
