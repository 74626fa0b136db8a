import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clientNetwork, createHttpApp } from '../src/index.ts'
import { inReverse } from '../src/testing/index.ts'

/** The client's address as a service sees it that trusts these networks and is called from `peer`. */
async function seen(t: { after(tidy: () => Promise<void>): void }, trusted: string, peer: string, forwarded?: string) {
  const app = createHttpApp({ name: 'auth-service', logLevel: 'silent', trustedProxies: trusted })
  inReverse(t).after(() => app.close())
  app.get('/who', async request => ({ ip: request.ip, protocol: request.protocol }))
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded, 'x-forwarded-proto': 'https' }
  const { ip, protocol } = (await app.inject({ url: '/who', remoteAddress: peer, headers })).json()
  return `${protocol} ${ip}`
}

test('the gateway is believed what it says of the client, all of its list', async t => {
  assert.equal(await seen(t, 'loopback', '127.0.0.1', '203.0.113.7'), 'https 203.0.113.7')
  assert.equal(await seen(t, 'loopback', '::ffff:127.0.0.1', '203.0.113.7'), 'https 203.0.113.7')
  assert.equal(await seen(t, 'loopback', '::1', '2001:db8::7, 198.51.100.1'), 'https 2001:db8::7')
  assert.equal(await seen(t, 'private', '10.1.2.3', '192.168.1.20'), 'https 192.168.1.20')
  assert.equal(await seen(t, '192.0.2.0/24, 2001:db8::1', '2001:db8::1', '203.0.113.7'), 'https 203.0.113.7')
  assert.equal(await seen(t, 'loopback', '127.0.0.1'), 'http 127.0.0.1')
})

test('anybody else is the client, whatever they claim', async t => {
  assert.equal(await seen(t, 'loopback', '10.1.2.3', '127.0.0.1'), 'http 10.1.2.3')
  assert.equal(await seen(t, 'private', '203.0.113.9', '127.0.0.1, 10.0.0.1'), 'http 203.0.113.9')
  assert.equal(await seen(t, '', '127.0.0.1', '203.0.113.7'), 'http 127.0.0.1')
})

test('what is no network is named', () => {
  for (const text of ['gateway', '10.0.0.0/33', '10.0.0.0/', '1.2.3', 'loopback,::1/129', '10.0.0.0/8/8']) {
    assert.throws(() => createHttpApp({ name: 'auth-service', logLevel: 'silent', trustedProxies: text }), {
      name: 'ConfigurationError',
      message: /TRUSTED_PROXIES must list/,
    })
  }
})

test('a client counts once for all addresses it can take', () => {
  const same = ['2001:db8:0:1::5', '2001:db8:0:1:ffff:ffff:ffff:ffff', '2001:0DB8::1:0:0:0:9', '2001:db8:0:1::%eth0']
  assert.deepEqual([...new Set(same.map(clientNetwork))], ['2001:db8:0:1::/64'])
  assert.notEqual(clientNetwork('2001:db8:0:2::5'), clientNetwork('2001:db8:0:1::5'))
  assert.equal(clientNetwork('::1'), '0:0:0:0::/64')
  assert.equal(clientNetwork('::ffff:192.0.2.1'), clientNetwork('192.0.2.1'))
  assert.equal(clientNetwork('192.0.2.1'), '192.0.2.1')
})
