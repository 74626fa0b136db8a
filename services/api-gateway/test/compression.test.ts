import assert from 'node:assert/strict'
import { once } from 'node:events'
import http, { type IncomingMessage, type RequestListener } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { type TestContext, test } from 'node:test'
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import { echo, startGateway, startUpstream, textOf } from './neighbours.ts'

const bracket = JSON.stringify(Array.from({ length: 200 }, (_, id) => ({ id, name: `Person ${id}`, status: 'ready' })))
const json = { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(bracket) }

async function ask(url: string, headers: http.OutgoingHttpHeaders, method = 'GET') {
  const [answer] = (await once(http.request(url, { method, headers }).end(), 'response')) as [IncomingMessage]
  return { answer, headers: answer.headers, body: await buffer(answer) }
}

async function standBefore(t: TestContext, service: RequestListener): Promise<string> {
  const { url } = await startUpstream(t, service)
  return `${await startGateway(t, { TOURNAMENT_SERVICE_URL: url })}/api/tournaments/1`
}

test('JSON goes in the best coding that the client takes', async t => {
  const url = await standBefore(t, (_request, response) =>
    response.writeHead(200, { ...json, etag: '"7"' }).end(bracket),
  )
  const unpack = { zstd: zstdDecompressSync, br: brotliDecompressSync, gzip: gunzipSync }
  const expected = {
    'gzip, deflate, br, zstd': 'zstd',
    'gzip, deflate, br': 'br',
    'GZIP;q=0.5, br;q=0': 'gzip',
    'zstd;q=0.000, gzip': 'gzip',
  } as const
  for (const [accepted, coding] of Object.entries(expected)) {
    const { headers, body } = await ask(url, { 'accept-encoding': accepted })
    assert.deepEqual(
      [headers['content-encoding'], headers.vary, headers.etag, headers['content-length']],
      [coding, 'accept-encoding', 'W/"7"', undefined],
      accepted,
    )
    assert.equal(unpack[coding](body).toString(), bracket)
    assert.ok(body.length * 4 < bracket.length)
  }
})

test('other answers go as they are', async t => {
  const answers: Readonly<Record<string, readonly [http.OutgoingHttpHeaders, string]>> = {
    small: [{ 'content-type': 'application/json', 'content-length': 2 }, '{}'],
    own: [{ ...json, 'cache-control': 'no-store' }, bracket],
    picture: [{ ...json, 'content-type': 'image/webp' }, bracket],
    coded: [{ ...json, 'content-encoding': 'identity' }, bracket],
    stream: [{ 'content-type': 'application/json' }, bracket],
  }
  const url = await standBefore(t, (request, response) => {
    const [headers, body] = answers[request.headers['x-which'] as string] ?? [json, bracket]
    response.writeHead(200, { ...headers, etag: '"7"' })
    response.end(body)
  })
  const check = async (which: string, accepted: string | undefined, method = 'GET') => {
    const given = { 'x-which': which, ...(accepted === undefined ? {} : { 'accept-encoding': accepted }) }
    const { headers, body } = await ask(url, given, method)
    assert.equal(headers['content-encoding'], which === 'coded' ? 'identity' : undefined, which)
    assert.equal(headers.etag, '"7"')
    assert.equal(body.toString(), method === 'HEAD' ? '' : (answers[which]?.[1] ?? bracket))
  }
  for (const which of Object.keys(answers)) await check(which, 'gzip, br')
  for (const accepted of [undefined, '', 'identity', 'deflate', 'gzip;q=0']) await check('bracket', accepted)
  await check('bracket', 'gzip', 'HEAD')
})

test('the tag of a compressed answer is known again', async t => {
  const url = await standBefore(t, echo('tournaments'))
  const { body } = await ask(url, { 'if-none-match': 'W/"7", "8W/", W/"9"' })
  assert.equal(JSON.parse(body.toString()).headers['if-none-match'], '"7", "8W/", "9"')
})

test('half an answer is not shown as a whole one', async t => {
  const url = await standBefore(t, (_request, response) => {
    response.writeHead(200, json)
    response.write(bracket.slice(0, 4_000), () => response.destroy())
  })
  await assert.rejects(ask(url, { 'accept-encoding': 'gzip' }), { code: 'ECONNRESET' })
})

test('a client that leaves ends the answer at the service too', async t => {
  let left: Promise<unknown> | undefined
  const url = await standBefore(t, (_request, response) => {
    left = once(response, 'close')
    response.writeHead(200, { ...json, 'content-length': 1_000_000_000 })
    response.write(bracket)
  })
  const request = http.get(url, { headers: { 'accept-encoding': 'gzip' } })
  const [answer] = (await once(request, 'response')) as [IncomingMessage]
  answer.on('error', () => {})
  request.destroy()
  await left
  assert.equal(await textOf(answer).catch(() => 'broken'), 'broken')
})
