import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createLiveClient } from '@gym-it/client'
import {
  addParticipants,
  callMatch,
  generateBracket,
  listMatches,
  listNotifications,
  pauseTournament,
  recallMatch,
  recordResult,
  resumeTournament,
  startMatch,
} from '@gym-it/contracts'
import type { Stack } from '@gym-it/local-stack'
import { call, inReverse, until } from '@gym-it/service-kit/testing'
import { newTournament } from './standing/drawn.ts'
import { newMember, newTrainer, type SignedIn } from './standing/people.ts'
import { openStack, testServer } from './standing/stack.ts'

describe('what members are told, through all services', () => {
  const cleanup = inReverse({ after })
  let stack: Stack
  let gateway: string
  let trainer: SignedIn
  before(async () => {
    stack = await openStack(cleanup, testServer())
    gateway = stack.urls['api-gateway']
    trainer = await newTrainer(stack)
  })

  const titlesOf = async (as: SignedIn) =>
    (await call(gateway, listNotifications, { as })).body.notifications.map(({ title }) => title)
  const finds = (as: SignedIn, title: string, not = '') =>
    until(`${as.email} finds “${title}”`, async () => {
      const titles = await titlesOf(as)
      return titles.includes(title) && !titles.includes(not)
    })

  test('a final: called, called elsewhere, called back, played, and corrected after the end', async () => {
    const people = [await newMember(stack), await newMember(stack)] as const
    const id = await newTournament(gateway, trainer, { name: 'Two', isOpen: true })
    const participants = people.map((one, index) => ({ name: `Finalist ${index + 1}`, user_id: one.id }))
    const as = trainer
    await until('both can be entered', () =>
      call(gateway, addParticipants, { as, params: { id }, body: { participants } }),
    )
    await call(gateway, generateBracket, { as, params: { id } })
    const [final] = (await call(gateway, listMatches, { params: { id } })).body
    assert.ok(final?.participant1 && final.participant2)
    const [first, second] = [final.participant1, final.participant2]
    const winner = people.find(one => one.id === first.user_id) ?? people[0]
    const loser = winner === people[0] ? people[1] : people[0]
    const params = { id, match_id: final.id }

    await call(gateway, callMatch, { as, params, body: { court: 'mat 1' } })
    for (const one of people) await finds(one, 'You are called to mat 1')
    await call(gateway, callMatch, { as, params, body: { court: 'mat 2' } })
    for (const one of people) await finds(one, 'You are called to mat 2', 'You are called to mat 1')
    await call(gateway, recallMatch, { as, params })
    for (const one of people) await finds(one, 'Your match is next', 'You are called to mat 2')
    await call(gateway, callMatch, { as, params, body: { court: 'mat 3' } })
    await call(gateway, startMatch, { as, params })
    const { body } = await call(gateway, recordResult, { as, params, body: { winner_id: first.id } })
    await finds(winner, 'You are 1st', 'You are called to mat 3')
    await finds(loser, 'You are 2nd', 'You are called to mat 3')
    const corrected = { winner_id: second.id, version: body.bracket.version }
    await call(gateway, recordResult, { as, params, body: corrected })
    await finds(winner, 'You are 2nd', 'You are 1st')
    await finds(loser, 'You are 1st', 'You are 2nd')
  })

  test('a client that was away gets what it missed of a tournament for members', async () => {
    const id = await newTournament(gateway, trainer, { name: 'Members', names: ['A', 'B'], visibility: 'members' })
    const sockets: WebSocket[] = []
    class Kept extends WebSocket {
      constructor(url: string | URL) {
        super(url)
        sockets.push(this)
      }
    }
    let back = Promise.resolve()
    const client = createLiveClient({
      url: `${gateway.replace('http', 'ws')}/ws`,
      token: async () => {
        await back
        return trainer.token
      },
      WebSocket: Kept,
    })
    cleanup.after(async () => client.stop())
    const heard: string[] = []
    client.subscribe(`tournament:${id}`, { onEvent: ({ event }) => heard.push(event), onGap: () => heard.push('gap') })
    await until('it follows', () => heard.length > 0)
    let comeBack = () => {}
    back = new Promise(resolve => {
      comeBack = resolve
    })
    sockets[0]?.close()
    const ask = { as: trainer, params: { id } }
    await call(gateway, pauseTournament, ask)
    await call(gateway, resumeTournament, ask)
    comeBack()
    await until('it has heard of both', () => heard.length > 2)
    assert.deepEqual(heard, ['gap', 'tournament.paused', 'tournament.resumed'])
  })
})
