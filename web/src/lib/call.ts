import { ApiProblem, type Calls, createCalls } from '@gym-it/client'
import { apiBase, type Operation } from '@gym-it/contracts'
import { currentToken, patienceMs, refresh, session } from './session.ts'

const ask = createCalls({ base: apiBase, token: currentToken, renew: refresh, readPatienceMs: patienceMs })

/** Why a change does not wait for the connection, as some do (see `write`). */
const cannotWait =
  /*i18n*/ 'The server cannot be reached, and this cannot wait: what it is about may have changed by then. Check your connection and try again.'

const changesNothing = ({ method, access }: Operation, query: unknown) =>
  method === 'GET' || access === 'public' || (query as { preview?: boolean } | undefined)?.preview === true

/**
 * Calls the API as whoever is signed in: `call(getTournament, { params: { id: 3 } })`. It needs the server now; what may
 * wait for a lost connection goes through `write`. Throws an ApiProblem.
 */
export const call: Calls = (operation, input, sending) =>
  ask(operation, input, sending).catch((error: unknown) => {
    const isLost = error instanceof ApiProblem && error.code === 'OFFLINE'
    throw isLost && !changesNothing(operation, input.query) ? new ApiProblem(0, 'OFFLINE', cannotWait) : error
  })

const askAsStranger = createCalls({ base: apiBase, readPatienceMs: patienceMs })

/**
 * As `call`, for reading what is the same for everybody who may see it: while a session is being restored it asks as a
 * stranger, since nearly all of it is public, and comes back as whoever is signed in only where that is refused.
 */
export const read: Calls = async (operation, input) => {
  if (session.get().status === 'restoring') {
    try {
      return await askAsStranger(operation, input)
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status < 400 || error.status >= 500) throw error
    }
  }
  return call(operation, input)
}
