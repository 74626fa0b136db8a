import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fieldsSeenBy, KnownPerson, PublicProfile, personFields, User, UserForTrainers } from '../src/index.ts'

const all = Object.keys(personFields)
const fieldsOf = (schema: object) => Object.keys((schema as { properties: object }).properties)

test('everyone may see all of themselves, and administrators all of everyone', () => {
  assert.deepEqual(fieldsSeenBy('self'), all)
  assert.deepEqual(fieldsSeenBy('admin'), all)
})

test('each narrower view is a part of the wider one', () => {
  const trainer = new Set<string>(fieldsSeenBy('trainer'))
  for (const field of fieldsSeenBy('member')) assert.ok(trainer.has(field), field)
})

test('what could harm a person is seen by few, and stays in user-service', () => {
  const personal = ['email', 'phone', 'emergency_contact', 'birth_date', 'weight_kg', 'ban_reason', 'is_banned']
  assert.deepEqual(
    fieldsSeenBy('member').filter(field => personal.includes(field)),
    [],
  )
  const stays = ['phone', 'emergency_contact', 'birth_date', 'weight_kg', 'bio']
  assert.deepEqual(
    all.filter(field => !fieldsOf(KnownPerson).includes(field)),
    stays,
  )
})

test('the schemas have the fields of the table', () => {
  assert.deepEqual(fieldsOf(User), fieldsSeenBy('self'))
  assert.deepEqual(fieldsOf(UserForTrainers), fieldsSeenBy('trainer'))
  assert.deepEqual(fieldsOf(PublicProfile), fieldsSeenBy('member'))
  assert.deepEqual(fieldsOf(KnownPerson), fieldsSeenBy('service'))
})
