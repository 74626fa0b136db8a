import { AppError, readPersonalData } from '@gym-it/contracts'
import type { Neighbour } from '@gym-it/service-kit'

const retrySeconds = 10

/**
 * What another service holds on a person.
 * @throws AppError UNAVAILABLE when it does not answer: a part must never pass for the whole
 */
export async function gatherFrom(neighbour: Neighbour, id: number): Promise<Record<string, unknown>> {
  try {
    return await neighbour.read(readPersonalData, { params: { id } })
  } catch {
    throw new AppError(
      'UNAVAILABLE',
      'A part of the system cannot be reached at the moment, and your data would not be complete. Try again shortly.',
      { retryAfter: retrySeconds },
    )
  }
}
