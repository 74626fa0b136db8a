import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import type { ServerFrame } from '@gym-it/contracts'
import { WebSocketServer } from 'ws'

const example = join(import.meta.dirname, 'example.ts')

test('the README’s example is the one that runs here', () => {
  const readme = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8')
  assert.ok(readme.includes(readFileSync(example, 'utf8')))
})

test('the example loads, shows what happens, goes on where it was after a lost connection, and ends', async t => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  t.after(() => {
    for (const socket of server.clients) socket.terminate()
    server.close()
  })
  await once(server, 'listening')
  const asked: unknown[] = []
  const topic = 'tournament:12'
  let connections = 0
  server.on('connection', socket => {
    const say = (frame: ServerFrame) => socket.send(JSON.stringify(frame))
    const event = (seq: number, name: string, match_number: number) =>
      say({ type: 'event', topic, seq, event: name, data: { match: { match_number } }, at: '2030-01-01T00:00:00.000Z' })
    const connection = ++connections
    say({ type: 'ready' })
    socket.on('message', data => {
      asked.push(JSON.parse(String(data)))
      if (connection === 1) {
        say({ type: 'subscribed', topic, seq: 4 })
        event(5, 'match.completed', 1)
        socket.close(1001)
      } else {
        say({ type: 'subscribed', topic, seq: 5 })
        event(5, 'match.completed', 1)
        event(6, 'match.completed', 2)
        event(7, 'tournament.completed', 0)
      }
    })
  })
  const { port } = server.address() as AddressInfo
  const child = spawn(process.execPath, [example, `ws://127.0.0.1:${port}/ws`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  t.after(() => child.kill())
  let output = ''
  child.stdout.on('data', chunk => {
    output += String(chunk)
  })
  await once(child, 'close')
  assert.equal(output, 'load the bracket\nmatch 1 is decided\nmatch 2 is decided\n')
  assert.deepEqual(asked, [
    { type: 'subscribe', topic },
    { type: 'subscribe', topic, after: 5 },
  ])
})
