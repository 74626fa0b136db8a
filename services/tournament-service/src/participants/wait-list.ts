import type { Participant } from '@gym-it/contracts'
import type { Emit, Transaction } from '@gym-it/service-kit'
import type { TournamentRow } from '../tournaments/store.ts'
import { participantChanged } from './events.ts'
import { approveWaiting } from './store.ts'

/**
 * Gives free places to who has waited longest; answers who they are. For the transaction that has made places free,
 * before it raises the tournament's version: one change, one version. After the draw nobody moves up.
 */
export const moveUp = async (
  tx: Transaction,
  { id, status, max_participants }: Pick<TournamentRow, 'id' | 'status' | 'max_participants'>,
): Promise<readonly Participant[]> => (status === 'setup' ? approveWaiting(tx, id, max_participants) : [])

export function tellMovedUp(emit: Emit, tournament: TournamentRow, moved: readonly Participant[]): void {
  for (const participant of moved) emit(participantChanged('participant.moved_up', tournament, participant))
}
