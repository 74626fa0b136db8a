import { sendNotification } from '@gym-it/contracts'
import { call, type Standing, signedIn, testHostileInput, testRefusals } from '@gym-it/service-kit/testing'
import { createApp } from '../src/app.ts'

async function furnish({ app }: Standing) {
  const body = { user_id: 1, message: 'Your match is called' }
  const { body: sent } = await call(app, sendNotification, { as: signedIn('trainer'), body })
  return { id: sent.id }
}

testRefusals('notification-service', createApp)
testHostileInput('notification-service', createApp, furnish)
