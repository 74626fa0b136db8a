import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  addParticipants,
  createTournament,
  type EventData,
  generateBracket,
  getBracket,
  getTournament,
  recordResult,
} from '@gym-it/contracts'
import { freePort } from '@gym-it/local-stack'
import { call, inReverse, openLiveSocket, until } from '@gym-it/service-kit/testing'
import { newMember, newTrainer, type SignedIn } from '../standing/people.ts'
import { openStack, testServer } from '../standing/stack.ts'

/** How often services look without being told to, and what a busy machine may add to that. */
const pollMs = 2_000
const spareMs = 1_500

test('Redis is away for a whole tournament: every event and notice arrives, late by no more than the poll', async t => {
  const tidy = inReverse(t)
  const stack = await openStack(tidy, { ...testServer(), redis: `redis://127.0.0.1:${await freePort()}` })
  const gateway = stack.urls['api-gateway']
  const trainer = await newTrainer(stack)
  const people: SignedIn[] = []
  for (let count = 0; count < 4; count += 1) people.push(await newMember(stack))

  const body = { name: 'Without Redis', start_date: '2030-01-01' }
  const { id } = (await call(gateway, createTournament, { as: trainer, body })).body.tournament
  const params = { id }
  const topic = `tournament:${id}`
  const hall = await openLiveSocket(tidy, gateway)
  await hall.follow(topic)
  const phones = await Promise.all(
    people.map(async person => {
      const phone = await openLiveSocket(tidy, gateway)
      await phone.signIn(person.token)
      await phone.follow('user')
      return { person, phone }
    }),
  )

  const participants = people.map((person, index) => ({ name: `Player ${index + 1}`, user_id: person.id }))
  const entries = { as: trainer, params, body: { participants } }
  await until('those who have just registered can be entered', () => call(gateway, addParticipants, entries))
  await call(gateway, generateBracket, { as: trainer, params })
  const late: { event: number[]; notice: number[] } = { event: [], notice: [] }
  for (let open = true; open; ) {
    const { bracket } = (await call(gateway, getBracket, { params })).body
    const match = bracket.find(({ status }) => status === 'ready')
    open = match !== undefined
    if (!match) break
    const { participant1, participant2 } = match
    const games = [{ p1: 11, p2: 7 }]
    await call(gateway, recordResult, { as: trainer, params: { id, match_id: match.id }, body: { games } })
    const recorded = performance.now()
    const shown = hall.frame('event', ({ event, data }) => {
      return event === 'match.completed' && (data as EventData<'match.completed'>).match.id === match.id
    })
    const told = phones
      .filter(({ person }) => [participant1?.user_id, participant2?.user_id].includes(person.id))
      .map(({ phone }) => {
        return phone.frame('event', ({ event, data }) => {
          if (event !== 'notification') return false
          const { text_key, parameters } = data as EventData<'notification'>
          return /^match\.(won|lost)$/.test(text_key ?? '') && parameters.match === match.label
        })
      })
    assert.equal(told.length, 2)
    await shown
    late.event.push(performance.now() - recorded)
    await Promise.all(told)
    late.notice.push(performance.now() - recorded)
  }
  assert.equal((await call(gateway, getTournament, { params })).body.status, 'completed')
  assert.equal(late.event.length, 3)
  await until('the end is shown', () => hall.events(topic).some(({ event }) => event === 'tournament.completed'))
  for (const [what, times] of Object.entries(late)) {
    t.diagnostic(`${what}: late by ${times.map(time => Math.round(time)).join(', ')} ms`)
    assert.ok(Math.max(...times) < pollMs + spareMs, `${what}: ${Math.max(...times)} ms`)
  }
})
