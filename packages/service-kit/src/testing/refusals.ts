import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { hasRole, type Operation, operationsOf, roles, type StatefulServiceName } from '@gym-it/contracts'
import { badTokens, plausible, revokedToken } from './bad-tokens.ts'
import { askOf, problemOf, refusal, send } from './call.ts'
import { inReverse } from './cleanup.ts'
import { type CreateApp, type Standing, standService } from './standing.ts'
import { serviceToken, signedIn } from './tokens.ts'

const isGuarded = (operation: Operation) => operation.access !== 'public'

async function refuseAll({ app }: Standing, operation: Operation, revoked: string): Promise<void> {
  const ask = plausible(operation)
  await refusal(app, operation, 'TOKEN_MISSING', ask)
  for (const [what, token] of Object.entries({ ...badTokens(), 'whose session ended': revoked })) {
    const problem = problemOf(
      await send(app, askOf(operation, { ...ask, as: token })),
      `${operation.id} with a token ${what}`,
    )
    assert.equal(problem.code, 'TOKEN_INVALID', `${operation.id} with a token ${what}`)
  }
  for (const scheme of ['Basic', 'Token', '']) {
    const headers = { authorization: `${scheme} ${signedIn('admin').token}` }
    await refusal(app, operation, 'TOKEN_MISSING', { ...ask, headers })
  }
  const weaker = roles.filter(role => operation.access !== 'public' && !hasRole(role, operation.access))
  for (const role of weaker) await refusal(app, operation, 'ROLE_REQUIRED', { ...ask, as: signedIn(role) })
}

async function judgeServiceToken({ app }: Standing, operation: Operation): Promise<void> {
  const ask = plausible(operation)
  const forged = serviceToken('api-gateway', 'a secret that somebody made up')
  await refusal(app, operation, 'TOKEN_INVALID', { ...ask, as: forged })
  const { status } = await send(app, askOf(operation, { ...ask, as: serviceToken('tournament-service') }))
  assert.equal(status === 401, !operation.services, `${operation.id} answered ${status} to a service`)
  assert.notEqual(status, 403)
}

/**
 * Declares a test for every operation of a service that is not public: whom it must refuse, and that nothing happens.
 * New operations are covered as soon as they are declared in the contract.
 */
export function testRefusals(service: StatefulServiceName, createApp: CreateApp): void {
  describe(`whom ${service} refuses`, () => {
    const guarded = operationsOf(service).filter(isGuarded)
    const cleanup = inReverse({ after })
    let standing: Standing
    let revoked: string

    before(async () => {
      standing = await standService(cleanup, createApp)
      const harmless = guarded.find(({ method, body }) => method === 'GET' || !body)
      assert.ok(harmless)
      revoked = await revokedToken(standing, harmless)
    })

    for (const operation of guarded) {
      test(`${operation.id}: no token, a bad one, a role below ${operation.access}`, async () => {
        const before = await standing.countEvents()
        await refuseAll(standing, operation, revoked)
        assert.equal(await standing.countEvents(), before)
      })
      test(`${operation.id}: a service ${operation.services ? 'may' : 'may not'} call it`, () =>
        judgeServiceToken(standing, operation))
    }

    test('events are read by services alone', async () => {
      const path = '/internal/events?after=0'
      const ask = (token: string) => ({ method: 'GET', path, headers: { authorization: `Bearer ${token}` } })
      const { app } = standing
      assert.equal((await send(app, ask(serviceToken('user-service')))).status, 200)
      for (const token of ['', signedIn('admin').token, revoked, serviceToken('user-service', 'made up'), 'nonsense']) {
        assert.equal(problemOf(await send(app, ask(token)), path).code, 'TOKEN_INVALID')
      }
    })
  })
}
