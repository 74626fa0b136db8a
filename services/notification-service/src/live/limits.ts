import { AppError } from '@gym-it/contracts'
import { clientNetwork } from '@gym-it/service-kit'

const retryAfter = 5

export interface ConnectionCount {
  /** Counts one more from this address; the answer takes it off again. @throws AppError RATE_LIMITED, UNAVAILABLE */
  admit(address: string): () => void
}

/** Counts the open connections, so that nobody takes all there are. */
export function countConnections({
  connections,
  connectionsPerAddress,
}: {
  readonly connections: number
  readonly connectionsPerAddress: number
}): ConnectionCount {
  const byNetwork = new Map<string, number>()
  let total = 0
  return {
    admit(address) {
      const network = clientNetwork(address)
      const count = byNetwork.get(network) ?? 0
      if (count >= connectionsPerAddress) {
        throw new AppError('RATE_LIMITED', 'Your network has too many live connections open. Close some of them.', {
          retryAfter,
        })
      }
      if (total >= connections) {
        throw new AppError('UNAVAILABLE', 'Too many people are watching at the moment. Try again shortly.', {
          retryAfter,
        })
      }
      byNetwork.set(network, count + 1)
      total += 1
      return () => {
        total -= 1
        const left = (byNetwork.get(network) ?? 1) - 1
        if (left === 0) byNetwork.delete(network)
        else byNetwork.set(network, left)
      }
    },
  }
}

/** A bucket of messages that fills again with time. */
export interface Allowance {
  /** Takes one; false when there is none left. */
  take(): boolean
}

export function openAllowance(atOnce: number, perSecond: number): Allowance {
  let left = atOnce
  let at = performance.now()
  return {
    take() {
      const now = performance.now()
      left = Math.min(atOnce, left + ((now - at) / 1000) * perSecond)
      at = now
      if (left < 1) return false
      left -= 1
      return true
    },
  }
}
