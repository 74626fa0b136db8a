import type { Duplex } from 'node:stream'
import { CarriedConnection } from '@gym-it/service-kit'

export interface Tunnels {
  /** Carries bytes both ways, unread, until one side ends; each pipe waits for the slower side. */
  connect(ours: Duplex, theirs: Duplex): void
  closeAll(): void
}

/** The open tunnels between clients and a service. */
export function createTunnels(): Tunnels {
  const open = new Set<Duplex>()
  return {
    connect(ours, theirs) {
      open.add(ours)
      const end = () => {
        open.delete(ours)
        ours.destroy()
        theirs.destroy()
      }
      for (const side of [ours, theirs]) side.on('error', end).on('close', end)
      ours.pipe(theirs)
      if (theirs instanceof CarriedConnection) theirs.deliverTo(ours)
      else theirs.pipe(ours)
    },
    closeAll() {
      for (const ours of open) ours.destroy()
    },
  }
}
