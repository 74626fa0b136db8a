import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { apiBase, type Operation, operationsOf, type StatefulServiceName } from '@gym-it/contracts'
import fc from 'fast-check'
import { Value } from 'typebox/value'
import { problemOf, send } from './call.ts'
import { inReverse } from './cleanup.ts'
import { contentOf } from './database.ts'
import { describedOperations } from './described-operations.ts'
import { hostileAsks } from './hostile-random.ts'
import { type Hostile, halfCharacters, hostileBodies, hostileIds, hostileQueries } from './hostile-values.ts'
import { fieldsOf, sampleOf } from './shape.ts'
import { type CreateApp, type Standing, standService } from './standing.ts'
import { signedIn } from './tokens.ts'

/** Ids of things that exist, by the name of the parameter. */
export type Existing = Readonly<Record<string, number>>

const fill = (path: string, params: Readonly<Record<string, string | number>>) =>
  `${apiBase}${path.replace(/:(\w+)/g, (_, name: string) => String(params[name]))}`

interface Walk {
  readonly standing: Standing
  readonly operation: Operation
  readonly existing: Existing
  readonly token: string
}

/** Sends one thing; it must be refused in the error format with a 4xx. */
async function mustRefuse({ standing, operation, token }: Walk, what: string, path: string, hostile?: Hostile) {
  const {
    text = JSON.stringify(operation.body ? sampleOf(operation.body) : undefined),
    contentType = 'application/json',
  } = hostile ?? {}
  const headers = { authorization: `Bearer ${token}`, ...(text === undefined ? {} : { 'content-type': contentType }) }
  const ask = { method: operation.method, path, headers, ...(text === undefined ? {} : { text }) }
  const answer = await send(standing.app, ask)
  const shown = `${operation.id}, ${what}`
  assert.ok(
    answer.status >= 400 && answer.status < 500,
    `${shown}: answered ${answer.status} ${answer.text.slice(0, 300)}`,
  )
  const problem = problemOf(answer, shown)
  assert.doesNotMatch(problem.detail, /\bat \S+:\d+|select |insert |127\.0\.0\.1|[Ee]xception/, shown)
}

async function walkPath(walk: Walk): Promise<void> {
  const { operation, existing } = walk
  const names = fieldsOf(operation.params)
  for (const name of names) {
    for (const id of hostileIds)
      await mustRefuse(walk, `${name} ${id}`, fill(operation.path, { ...existing, [name]: id }))
    const unknown = { ...existing, [name]: 2_147_483_647 }
    await mustRefuse(walk, `an unknown ${name}`, fill(operation.path, unknown))
  }
}

async function walkQuery(walk: Walk): Promise<void> {
  const { operation, existing } = walk
  const schema = operation.query
  if (!schema) return
  for (const name of fieldsOf(schema)) {
    for (const text of hostileQueries) {
      const value = decodeURIComponent(text === '%F0' ? '�' : text)
      const isFine = Value.Check(
        schema,
        Value.Convert(schema, { limit: 1, unread: true, preview: true, [name]: value }),
      )
      if (isFine && text !== '%00') continue
      await mustRefuse(walk, `${name}=${text}`, `${fill(operation.path, existing)}?${name}=${text}`)
    }
    await mustRefuse(walk, `${name} as a list of objects`, `${fill(operation.path, existing)}?${name}=a&${name}=b`)
  }
}

async function walkBody(walk: Walk): Promise<void> {
  const { operation, existing } = walk
  if (!operation.body) return
  for (const hostile of hostileBodies(operation.body)) {
    await mustRefuse(walk, hostile.what, fill(operation.path, existing), hostile)
  }
}

async function walkHalfCharacters({ standing, operation, existing, token }: Walk): Promise<void> {
  if (!operation.body) return
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  for (const { what, text } of halfCharacters(operation.body)) {
    const ask = { method: operation.method, path: fill(operation.path, existing), headers, text }
    const { status } = await send(standing.app, ask)
    assert.ok(status < 500, `${operation.id}, ${what}: answered ${status}`)
  }
}

/** Where refused attempts are counted, and where what was done before is audited and delivered in its own time. */
const restlessTables = /^(throttles|cursors|audit.*|deliver.*)$/

async function restingContent({ sql }: Standing): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries(Object.entries(await contentOf(sql)).filter(([table]) => !restlessTables.test(table)))
}

/** How many requests are made up for each service, and from what; the same seed makes the same requests. */
const madeUp = 10_000
const seed = Number(process.env.HOSTILE_SEED ?? 20_260_201)

/** Makes up requests from the service's OpenAPI document and sends them; answers how many. */
async function sendMadeUp({ app }: Standing, service: StatefulServiceName, existing: Existing, token: string) {
  const described = describedOperations(operationsOf(service))
  const each = Math.ceil(madeUp / described.length)
  for (const [index, operation] of described.entries()) {
    const asks = fc.sample(hostileAsks(operation, existing, token), { seed: seed + index, numRuns: each })
    for (const ask of asks) {
      const shown = `${operation.id} (seed ${seed}), ${JSON.stringify(ask).slice(0, 2_000)}`
      const answer = await send(app, ask)
      assert.ok(answer.status < 500, `${shown}: answered ${answer.status} ${answer.text}`)
      if (answer.status >= 400) problemOf(answer, shown)
      else assert.equal(ask.method, 'GET', `${shown}: was done`)
    }
  }
  return each * described.length
}

/**
 * Declares a test for every operation of a service: whatever is wrong with a request ends in a 4xx in the error format
 * and changes nothing. `furnish` makes things that exist and answers their ids, so that only the input is at fault.
 */
export function testHostileInput(
  service: StatefulServiceName,
  createApp: CreateApp,
  furnish: (standing: Standing) => Promise<Existing> = async () => ({}),
): void {
  describe(`hostile input to ${service}`, () => {
    const cleanup = inReverse({ after })
    let standing: Standing
    let existing: Existing
    let token: string
    before(async () => {
      standing = await standService(cleanup, createApp)
      token = signedIn('admin', { id: 1 }).token
      existing = await furnish(standing)
    })

    for (const operation of operationsOf(service)) {
      test(`${operation.id} refuses it and changes nothing`, async () => {
        const walk = { standing, operation, existing, token }
        await walkHalfCharacters(walk)
        const before = await restingContent(standing)
        await walkPath(walk)
        await walkQuery(walk)
        await walkBody(walk)
        assert.deepEqual(await restingContent(standing), before)
      })
    }

    test('requests made up from its description change nothing, and none is a fault', async t => {
      const before = await contentOf(standing.sql)
      const count = await sendMadeUp(standing, service, existing, token)
      assert.deepEqual(await contentOf(standing.sql), before)
      t.diagnostic(`${count} requests, seed ${seed} (HOSTILE_SEED chooses another)`)
    })

    test('addresses and methods that do not exist', async () => {
      const { app } = standing
      for (const path of [
        '/',
        '/nothing',
        apiBase,
        `${apiBase}/${service}`,
        '/api/v2/users',
        '/api/../etc/passwd',
        '/%',
        '/%ff',
      ]) {
        const answer = await send(app, { method: 'GET', path })
        assert.ok(answer.status === 404 || answer.status === 400, `${path} answered ${answer.status}`)
        problemOf(answer, path)
      }
    })

    test('an Idempotency-Key without end', async () => {
      const write = operationsOf(service).find(({ method, body }) => method !== 'GET' && body)
      assert.ok(write?.body)
      const text = JSON.stringify(sampleOf(write.body))
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
      for (const key of ['', 'x'.repeat(201)]) {
        const ask = { method: write.method, path: fill(write.path, existing), text }
        const problem = problemOf(
          await send(standing.app, { ...ask, headers: { ...headers, 'idempotency-key': key } }),
          key,
        )
        assert.equal(problem.code, 'INPUT_INVALID')
      }
    })
  })
}
