import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { AppError } from '@gym-it/contracts'
import type { FastifyInstance } from 'fastify'
import { createHttpApp } from '../src/index.ts'
import { inReverse, listen, problemOf } from '../src/testing/index.ts'

describe('the HTTP server of every service', () => {
  const cleanup = inReverse({ after })
  let app: FastifyInstance
  let url: string
  before(async () => {
    app = createHttpApp({ name: 'auth-service', logLevel: 'silent' })
    app.get('/fine', async () => ({ fine: true }))
    app.get('/refused', async () => {
      throw new AppError('ROLE_REQUIRED', 'No.')
    })
    url = await listen(cleanup, app)
  })

  /** Sends bytes as they are; answers all that comes back until the server closes the connection. */
  async function exchange(bytes: string): Promise<string> {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes))
    let text = ''
    socket.setEncoding('utf8').on('data', part => (text += part))
    await once(socket, 'close')
    return text
  }
  const asProblem = (text: string) => {
    const [head = '', body = ''] = text.split('\r\n\r\n')
    const lines = head.split('\r\n').slice(1)
    const headers = Object.fromEntries(lines.map(line => line.split(': ') as [string, string]))
    return problemOf({ status: Number(head.split(' ')[1]), headers, text: body }, text.slice(0, 40))
  }

  test('what is no HTTP is answered in the error format, and the connection ends', async () => {
    const host = 'host: gym\r\n'
    const attempts = {
      'nonsense\r\n\r\n': 'BODY_MALFORMED',
      [`GET /fine HTTP/9.9\r\n${host}\r\n`]: 'BODY_MALFORMED',
      [`GET /fine HTTP/1.1\r\n${host}a\u0000b: c\r\n\r\n`]: 'BODY_MALFORMED',
      [`GET /fine HTTP/1.1\r\n${host}cookie: ${'x'.repeat(20_000)}\r\n\r\n`]: 'BODY_TOO_LARGE',
      // Two lengths for one body: what one server takes for the body, the next may take for a request.
      [`POST /fine HTTP/1.1\r\n${host}content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`]:
        'BODY_MALFORMED',
    }
    for (const [bytes, code] of Object.entries(attempts)) assert.equal(asProblem(await exchange(bytes)).code, code)
  })

  test('no answer tells what it was made with, and none is taken for another type', async () => {
    for (const path of ['/fine', '/refused', '/nothing', '/%', '/metrics']) {
      const { headers } = await fetch(`${url}${path}`)
      assert.deepEqual([headers.get('server'), headers.get('x-powered-by')], [null, null], path)
      assert.equal(headers.get('x-content-type-options'), 'nosniff', path)
    }
  })

  test('a client that dawdles does not keep a connection for ever', () => {
    const { headersTimeout, requestTimeout, keepAliveTimeout } = app.server
    assert.ok(headersTimeout > 0 && headersTimeout <= 15_000)
    assert.ok(requestTimeout >= headersTimeout && requestTimeout <= 30_000)
    assert.ok(keepAliveTimeout > 0 && keepAliveTimeout <= 75_000)
  })
})
