import { listRatings } from '@gym-it/contracts'
import type { Service } from '@gym-it/service-kit'
import * as store from './store.ts'

export function ratingRoutes({ route, sql }: Service): void {
  route(listRatings, async ({ query: { discipline, kind = 'individual', limit } }) => ({
    ratings: await store.listRatings(sql, discipline.trim(), kind, limit),
  }))
}
