import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isAllowed, isPublic, networksOf } from './networks.ts'

test('addresses of this machine, of networks around it and of nobody are not public', () => {
  const inside = [
    ...['127.0.0.1', '127.255.255.254', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
    ...['169.254.169.254', '100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '192.0.2.1', '203.0.113.9'],
    ...['::', '::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1', 'fe80::1', 'fc00::1'],
    ...['fd12:3456::1', 'ff02::1', '2001:db8::1', '2002:7f00:1::', '2001:0:4136:e378::1', 'localhost', '', '8.8.8'],
  ]
  for (const address of inside) assert.ok(!isPublic(address), address)
})

test('addresses of the internet are public', () => {
  for (const address of ['8.8.8.8', '172.15.0.1', '172.32.0.1', '193.0.0.1', '2606:4700::1111', '2a00:1450::1']) {
    assert.ok(isPublic(address), address)
  }
})

test('networks are allowed by name', () => {
  const allowed = networksOf(['10.0.5.0/24', '127.0.0.1', 'fd00::/8'])
  for (const address of ['10.0.5.9', '127.0.0.1', 'fd00::1']) assert.ok(isAllowed(allowed, address), address)
  for (const address of ['10.0.6.1', '127.0.0.2', 'fc00::1', '8.8.8.8', 'host']) assert.ok(!isAllowed(allowed, address))
})

test('what is no network is named', () => {
  for (const text of ['10.0.0.0/33', '10.0.0', 'example.org', '10.0.0.0/8/8', '::/129', '1.2.3.4/x']) {
    assert.throws(() => networksOf([text]), { name: 'RangeError', message: new RegExp(`“${text}”`) })
  }
})
