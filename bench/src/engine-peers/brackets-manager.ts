import { BracketsManager } from 'brackets-manager'
import { InMemoryDatabase } from 'brackets-memory-db'
import type { DoubleElimination } from './double-elimination.ts'

interface State {
  readonly manager: BracketsManager
  readonly storage: InMemoryDatabase
}

/** Its own word for a match whose two participants are known. */
const ready = 2

export const bracketsManager: DoubleElimination<State> = {
  name: 'brackets-manager',
  async create(entrants) {
    const storage = new InMemoryDatabase()
    const manager = new BracketsManager(storage)
    await manager.create.stage({
      tournamentId: 1,
      name: 'Stage',
      type: 'double_elimination',
      seeding: Array.from({ length: entrants }, (_, index) => `Entrant ${index + 1}`),
      settings: { grandFinal: 'double' },
    })
    return { manager, storage }
  },
  async play({ manager, storage }, most) {
    let played = 0
    for (;;) {
      const open = ((await storage.select<{ id: number; status: number }>('match', {})) ?? []).filter(
        ({ status }) => status === ready,
      )
      if (open.length === 0) return played
      for (const { id } of open) {
        await manager.update.match({ id, opponent1: { score: 1, result: 'win' }, opponent2: { score: 0 } })
        played++
        if (played === most) return played
      }
    }
  },
}

/** A round robin of everybody against everybody, created only. */
export async function createRoundRobin(entrants: number): Promise<void> {
  const manager = new BracketsManager(new InMemoryDatabase())
  await manager.create.stage({
    tournamentId: 1,
    name: 'Stage',
    type: 'round_robin',
    seeding: Array.from({ length: entrants }, (_, index) => `Entrant ${index + 1}`),
    settings: { groupCount: 1 },
  })
}
