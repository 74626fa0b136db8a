import { newsOf, type Shown } from './shown.ts'
import type { Subscription } from './subscription.ts'

/** So many followers are told before other work gets its turn. */
const followersPerTurn = 256

/** Who follows a topic. */
export type Followers = ReadonlySet<Subscription>

/** Goes round to followers after the work at hand, and comes to each of them once with all that happened meanwhile. */
export interface Rounds {
  /** The followers are told soon. */
  tell(followers: Followers, shown: Shown): void
}

/**
 * What a follower needs is fetched from memory once: handed over and written in one visit. To tell all and then write
 * to all would fetch it twice, for thousands of them do not fit into the processor's cache.
 */
export function openRounds(): Rounds {
  let told = new Map<Followers, Shown[]>()
  let isOnTheWay = false

  function startRound(): void {
    const round = [...told].map(([followers, events]) => ({ followers: followers.values(), news: newsOf(events) }))
    told = new Map()
    // Of two topics a client gets what is new in one write, so it is not written to before both are through.
    const isAll = round.length === 1
    const turn = () => {
      let left = followersPerTurn
      for (const { followers, news } of round) {
        // A set's iterator goes on where it was left, past whoever has gone since.
        for (const subscription of followers) {
          subscription.take(news, isAll)
          left -= 1
          if (left === 0) return void setImmediate(turn)
        }
      }
      if (told.size > 0) startRound()
      else isOnTheWay = false
    }
    turn()
  }

  return {
    tell(followers, shown) {
      const events = told.get(followers)
      if (events) events.push(shown)
      else told.set(followers, [shown])
      if (isOnTheWay) return
      isOnTheWay = true
      setImmediate(startRound)
    },
  }
}
