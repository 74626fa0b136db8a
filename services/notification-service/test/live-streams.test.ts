import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { inReverse, openCuttable, signedIn, until } from '@gym-it/service-kit/testing'
import { type LiveStanding, standLive } from './live-standing.ts'
import { newTournament, paused } from './tournament-events.ts'

interface Part {
  readonly id?: string
  readonly event?: string
  readonly data?: string
}

/** Opens a stream and keeps what comes, a block at a time. */
async function openStream(t: { after(tidy: () => void): void }, address: string, headers: Record<string, string> = {}) {
  const leaving = new AbortController()
  t.after(() => leaving.abort())
  const response = await fetch(address, { headers, signal: leaving.signal })
  const parts: Part[] = []
  let comments = 0
  const end = (async () => {
    let rest = ''
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = `${rest}${chunk}`.split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        if (block.startsWith(':')) comments += 1
        else parts.push(Object.fromEntries(block.split('\n').map(line => line.split(/: (.*)/s).slice(0, 2))))
      }
    }
  })().catch(() => {})
  return { response, parts, comments: () => comments, end, leave: () => leaving.abort() }
}

const events = (parts: readonly Part[]) => parts.filter(({ event }) => event !== undefined)

describe('a tournament’s stream', () => {
  const cleanup = inReverse({ after })
  let standing: LiveStanding
  before(async () => {
    standing = await standLive(cleanup, { limits: { heartbeatSeconds: 1 } })
  })
  const addressOf = (id: number, more = '') => `${standing.url}/api/v1/tournaments/${id}/stream${more}`

  test('shows what happens as it happens, with a sign of life when nothing does', async t => {
    const id = newTournament()
    const { response, parts, comments } = await openStream(t, addressOf(id))
    assert.equal(response.status, 200)
    assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/)
    assert.match(response.headers.get('cache-control') ?? '', /no-store/)
    assert.ok(response.headers.get('x-request-id'))
    await until('the position', () => parts[0]?.id)
    const { id: seq } = standing.neighbour.tell(paused(id))
    standing.neighbour.tell(paused(newTournament()))
    const [event] = await until('the event', () => events(parts).length === 1 && events(parts))
    assert.deepEqual([event?.id, event?.event], [String(seq), 'tournament.paused'])
    const data = JSON.parse(event?.data ?? '')
    assert.deepEqual([data.topic, data.seq], [`tournament:${id}`, seq])
    await until('a comment', () => comments() > 0)
  })

  test('resumes after the last event that was seen, in order and once', async t => {
    const id = newTournament()
    const first = await openStream(t, addressOf(id))
    await until('the position', () => first.parts[0]?.id)
    const seqs = [1, 2, 3].map(() => String(standing.neighbour.tell(paused(id)).id))
    await until('one has come', () => events(first.parts).length > 0)
    first.leave()
    for (const again of [
      await openStream(t, addressOf(id), { 'last-event-id': seqs[0] ?? '' }),
      await openStream(t, addressOf(id, `?after=${seqs[0]}`)),
    ]) {
      await until('the rest', () => events(again.parts).length === 2)
      assert.deepEqual(
        events(again.parts).map(part => part.id),
        seqs.slice(1),
      )
    }
    const lost = await openStream(t, addressOf(id), { 'last-event-id': '999999' })
    await until('told to load anew', () => events(lost.parts)[0]?.event === 'reset')
    const wrong = await fetch(addressOf(id), { headers: { 'last-event-id': 'x' } })
    assert.equal(wrong.status, 400)
  })

  test('shows to members what is for members', async t => {
    const id = newTournament()
    const anyone = await openStream(t, addressOf(id))
    const member = await openStream(t, addressOf(id), { authorization: `Bearer ${signedIn('member').token}` })
    for (const { parts } of [anyone, member]) await until('the position', () => parts[0]?.id)
    standing.neighbour.tell(paused(id, 'members'))
    standing.neighbour.tell(paused(id))
    await until('both', () => events(member.parts).length === 2)
    await until('one', () => events(anyone.parts).length === 1)
  })

  test('ends, and says so, when the sign-in ends', async t => {
    const me = signedIn('member')
    const { parts, end } = await openStream(t, addressOf(newTournament()), { authorization: `Bearer ${me.token}` })
    await until('the position', () => parts[0]?.id)
    const place = { subject: `user:${me.id}`, topic: null, audience: 'internal' } as const
    standing.neighbour.tell({ type: 'session.ended', ...place, data: { user_id: me.id, sid: me.sid } })
    await end
    assert.equal(JSON.parse(parts.at(-1)?.data ?? '').code, 4401)
  })
})

test('a stream is open to whom the bracket is: tournament-service decides, by the caller’s own token', async t => {
  const cleanup = inReverse(t)
  const asked: (string | undefined)[] = []
  const decider = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://decider')
    if (pathname.startsWith('/internal/')) response.end(JSON.stringify({ events: [], last_id: 0 }))
    else {
      asked.push(`${request.method} ${pathname} ${request.headers.authorization ?? 'nobody'}`)
      response.writeHead(request.headers.authorization ? 200 : 404).end()
    }
  }).listen(0, '127.0.0.1')
  await once(decider, 'listening')
  cleanup.after(() => {
    decider.closeAllConnections()
    decider.close()
  })
  const way = await openCuttable(cleanup, `http://127.0.0.1:${(decider.address() as AddressInfo).port}`)
  const { url } = await standLive(cleanup, { TOURNAMENT_SERVICE_URL: way.url.replace(/\/$/, '') })
  const address = `${url}/api/v1/tournaments/8/stream`
  const refused = await fetch(address)
  assert.deepEqual([refused.status, ((await refused.json()) as { code: string }).code], [404, 'TOURNAMENT_UNKNOWN'])
  const authorization = `Bearer ${signedIn('member').token}`
  assert.equal((await openStream(cleanup, address, { authorization })).response.status, 200)
  assert.deepEqual(asked, ['HEAD /api/v1/tournaments/8 nobody', `HEAD /api/v1/tournaments/8 ${authorization}`])
  await way.cut()
  assert.equal((await fetch(address)).status, 503)
  assert.equal((await fetch(`${url}/api/v1/tournaments/0/stream`)).status, 400)
})
