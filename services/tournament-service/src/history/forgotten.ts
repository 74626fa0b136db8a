import { type Sql, withoutForgotten as without } from '@gym-it/service-kit'
import { findForgotten } from './store.ts'

/** What was told, without the ids of people who were deleted since. */
export const withoutForgotten = <T>(sql: Sql, told: T): Promise<T> => without(told, ids => findForgotten(sql, ids))
