import { addParticipants, createTournament, generateBracket, listMatches } from '@gym-it/contracts'
import { call, type Standing, signedIn, testHostileInput, testRefusals } from '@gym-it/service-kit/testing'
import { createApp } from '../src/app.ts'

/** A drawn tournament of two. */
async function furnish({ app }: Standing) {
  const as = signedIn('trainer')
  const { body } = await call(app, createTournament, { as, body: { name: 'Cup', start_date: '2030-01-01' } })
  const { id } = body.tournament
  const entries = { participants: [{ name: 'Ada' }, { name: 'Ben' }] }
  const { body: entered } = await call(app, addParticipants, { as, params: { id }, body: entries })
  await call(app, generateBracket, { as, params: { id } })
  const { body: matches } = await call(app, listMatches, { params: { id } })
  return { id, pid: entered.participants[0]?.id ?? 0, match_id: matches[0]?.id ?? 0, round: 1, workout: 1 }
}

testRefusals('tournament-service', createApp)
testHostileInput('tournament-service', createApp, furnish)
