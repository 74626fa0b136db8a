import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DomainEvent, Match } from '@gym-it/contracts'
import type { NewEvent } from '@gym-it/service-kit'
import { difference, readEvent } from '../src/audit/entry-rules.ts'
import { createCompetition } from './competition.ts'

const cup = createCompetition()
const place = { subject: `tournament:${cup.id}`, topic: null, audience: 'public' } as const
const untouched = { decided_by: null, games: [], fair_play: null, called_at: null, completed_at: null }
const match = (more: Partial<Match>) => cup.match(cup.entry(71), cup.entry(72), { ...untouched, version: 2, ...more })

/** What the audit shows of the first event of a match, of which a draw has told no more than its id. */
function shownOf(event: NewEvent) {
  const envelope = { id: 1, at: '', version: 1, v: 1, hash: '', actor_id: null, request_id: '', client: null }
  const { main, untold } = readEvent({ ...envelope, ...event } as DomainEvent)
  return difference(untold ?? {}, main?.state)
}

test('a match that is called first of all was open before, on no court', () => {
  const [court, called_at] = ['Mat 1', '2030-05-01T09:00:00.000Z']
  assert.deepEqual(
    shownOf({ type: 'match.called', ...place, data: { match: match({ status: 'called', court, called_at }) } }),
    {
      before: { status: 'ready', court: null, called_at: null, version: 1 },
      after: { status: 'called', court, called_at, version: 2 },
    },
  )
})

test('and so was one that begins without having been called', () => {
  assert.deepEqual(shownOf({ type: 'match.started', ...place, data: { match: match({ status: 'in_progress' }) } }), {
    before: { status: 'ready', version: 1 },
    after: { status: 'in_progress', version: 2 },
  })
})
