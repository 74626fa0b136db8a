import { getLeaderboard, leaderboardPoints } from '@gym-it/contracts'
import type { Service } from '@gym-it/service-kit'
import { readLeaderboard } from './store.ts'

export function leaderboardRoutes({ route, sql }: Service): void {
  route(getLeaderboard, ({ query }) => readLeaderboard(sql, leaderboardPoints, query.limit))
}
