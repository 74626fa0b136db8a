import { ApiProblem } from '../../lib/api-problem.ts'

/** The seconds that auth-service asks somebody to wait, from its sentence; undefined when it asks for no such thing. */
export function secondsToWait(error: unknown): number | undefined {
  if (!(error instanceof ApiProblem) || error.code !== 'RATE_LIMITED') return undefined
  const seconds = /\bin (\d+) seconds?\b/.exec(error.detail)?.[1]
  return seconds === undefined ? undefined : Number(seconds)
}

const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`

/** "12 seconds", "3 minutes 5 seconds", "2 minutes". */
export function waitText(seconds: number): string {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  if (minutes === 0) return counted(rest, 'second')
  return rest === 0 ? counted(minutes, 'minute') : `${counted(minutes, 'minute')} ${counted(rest, 'second')}`
}
