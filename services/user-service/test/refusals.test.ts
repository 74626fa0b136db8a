import { getMe } from '@gym-it/contracts'
import { call, type Standing, signedIn, testHostileInput, testRefusals, until } from '@gym-it/service-kit/testing'
import { createApp } from '../src/app.ts'

/** One person with a profile, who is also the one that asks. */
async function furnish({ app, neighbour }: Standing) {
  const place = { subject: 'user:1', topic: null, audience: 'internal' } as const
  const person = {
    id: 1,
    email: 'one@gym.test',
    full_name: 'One',
    role: 'admin',
    is_approved: true,
    is_root_admin: true,
  } as const
  neighbour.tell({ type: 'user.registered', ...place, data: person })
  await until('the profile is there', () => call(app, getMe, { as: signedIn('admin', { id: 1 }) }))
  return { id: 1 }
}

testRefusals('user-service', createApp)
testHostileInput('user-service', createApp, furnish)
