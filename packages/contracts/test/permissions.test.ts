import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  addParticipant,
  approveUser,
  createTournament,
  getMe,
  getTournament,
  may,
  mayActOn,
  objectRules,
  operations,
  reaches,
  reachOf,
  readNotification,
  roles,
  withdrawParticipant,
} from '../src/index.ts'

test('every rule is one of an operation that somebody signed in may call', () => {
  for (const id of Object.keys(objectRules)) {
    const operation = operations.find(one => one.id === id)
    assert.ok(operation, `${id} is no operation`)
    assert.notEqual(operation.access, 'public', id)
  }
})

test('a stronger role reaches at least as far, and nobody reaches without the role', () => {
  const width = { none: 0, own: 1, any: 2 }
  for (const operation of operations) {
    const widths = reaches(operation).map(([, reach]) => width[reach])
    assert.deepEqual(
      widths,
      widths.toSorted((a, b) => a - b),
      operation.id,
    )
    assert.equal(may(null, operation), operation.access === 'public', operation.id)
    for (const role of roles) assert.equal(may(role, operation), reachOf(operation, role) !== 'none')
  }
})

test('what is open to members and not listed is for their own only', () => {
  assert.deepEqual(
    [null, ...roles].map(role => reachOf({ ...getMe, id: 'notListed' }, role)),
    ['none', 'own', 'own', 'own'],
  )
})

test('whose object it is decides where the table says so', () => {
  const [member, trainer, admin] = roles.map((role, index) => ({ id: index + 1, role }))
  assert.ok(member && trainer && admin)
  const allowed = (operation: (typeof operations)[number], ownerId: number | null) =>
    [null, member, trainer, admin].map(actor => mayActOn(operation, actor, ownerId))
  assert.deepEqual(allowed(withdrawParticipant, 1), [false, true, true, true])
  assert.deepEqual(allowed(withdrawParticipant, 9), [false, false, true, true])
  assert.deepEqual(allowed(addParticipant, null), [false, false, true, true])
  assert.deepEqual(allowed(readNotification, 3), [false, false, false, true])
  assert.deepEqual(allowed(createTournament, null), [false, false, true, true])
  assert.deepEqual(allowed(approveUser, 9), [false, false, false, true])
  assert.deepEqual(allowed(getTournament, 9), [true, true, true, true])
})
