import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  defaultPreferences,
  deleteNotification,
  listNotifications,
  type Notification,
  type Participant,
  setPreferences,
} from '@gym-it/contracts'
import type { NewEvent } from '@gym-it/service-kit'
import { call, inReverse, type Standing, signedIn, standService, until } from '@gym-it/service-kit/testing'
import { createApp } from '../src/app.ts'
import { createCompetition } from './competition.ts'

describe('what people are told of their tournaments', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  before(async () => {
    standing = await standService(cleanup, createApp)
  })
  let lastPerson = 100
  const newPerson = () => ++lastPerson
  const inboxOf = async (id: number): Promise<Notification[]> =>
    (await call(standing.app, listNotifications, { as: signedIn('member', { id }) })).body.notifications
  const titlesOf = async (id: number) => (await inboxOf(id)).map(({ title }) => title)
  const messagesOf = async (id: number) => (await inboxOf(id)).map(({ title, message }) => `${title} | ${message}`)

  /** Tells all of it and waits until it is handled. */
  async function happen(...events: NewEvent[]): Promise<void> {
    let last = 0
    for (const event of events) last = standing.neighbour.tell(event).id
    await until('all is read', async () => {
      const [row] = await standing.sql<{ position: number }[]>`
        select position from cursors where source = 'tournament-service'`
      return (row?.position ?? 0) >= last
    })
  }

  function twoPeople() {
    const competition = createCompetition()
    const people = [newPerson(), newPerson()] as const
    const entries = [competition.entry(people[0]), competition.entry(people[1])] as const
    const entering = [
      competition.changed('tournament.created'),
      ...entries.map(one => competition.became('participant.added', one)),
    ]
    return { ...competition, people, entries, entering }
  }

  test('an entry is accepted or refused; who entered by a trainer’s hand is not told at once', async () => {
    const { people, entries, entering, became } = twoPeople()
    const [one, two] = entries
    await happen(
      ...entering,
      became('participant.approved', one),
      became('participant.rejected', { ...two, status: 'rejected' }),
    )
    assert.deepEqual(await messagesOf(people[0]), ['Your entry is accepted | You take part in Spring Cup.'])
    assert.match(
      (await messagesOf(people[1])).join(),
      /^Your entry is not accepted \| You do not take part in Spring Cup\./,
    )
    await happen(became('participant.approved', { ...two, status: 'approved' }))
    assert.deepEqual(await messagesOf(people[1]), ['Your entry is accepted | You take part in Spring Cup.'])
  })

  test('the draw is told to those who are drawn, once; a repeated one takes its place', async () => {
    const { id, people, entries, entering, drawn, entry, became, match, ready } = twoPeople()
    const pending = entry(newPerson(), { status: 'pending' })
    const team = entry(null, { members: [newPerson(), newPerson()] })
    const all = [...entries, team]
    await happen(...entering, became('participant.added', pending), became('participant.added', team), drawn(all))
    for (const person of [...people, ...team.members]) {
      const [told, ...more] = await inboxOf(person)
      assert.deepEqual(
        [told?.title, told?.link, told?.kind, more],
        ['The draw stands', `/tournaments/${id}`, 'draw', []],
      )
    }
    assert.deepEqual(await inboxOf(pending.user_id ?? 0), [])
    await happen(ready(match(entries[0], entries[1])))
    assert.equal((await inboxOf(people[0])).length, 2)
    await happen(drawn(all))
    assert.deepEqual(await titlesOf(people[0]), ['The draw was repeated'])
    await happen(drawn(all))
    assert.deepEqual(await titlesOf(people[0]), ['The draw was repeated'])
  })

  test('the draw says whom one meets first: in one notice, and no longer when it is somebody else', async () => {
    const { people, entries, entering, entry, became, drawn, match, played, wonBy } = twoPeople()
    const [ada, bo] = entries
    const cy = entry(newPerson())
    const first = match(ada, bo, { label: 'Quarter-final 1' })
    const all = [...entering, became('participant.added', cy), drawn([...entries, cy], [first])]
    await happen(...all)
    const wanted = `The draw stands | Spring Cup, Quarter-final 1: you meet Person ${people[1]} first.`
    assert.deepEqual(await messagesOf(people[0]), [wanted])
    const [told] = await inboxOf(people[0])
    assert.deepEqual(told?.parameters, {
      ...{ tournament: 'Spring Cup', match: 'Quarter-final 1', round: 1 },
      ...{ match_id: first.id, opponent: `Person ${people[1]}` },
    })
    assert.deepEqual(await messagesOf(cy.user_id ?? 0), ['The draw stands | Spring Cup: see whom you meet.'])
    await happen(played('match.completed', wonBy(first, ada)))
    assert.deepEqual((await messagesOf(people[0])).slice(1), [wanted])
    await happen(played('match.cleared', { ...first, participant2: cy }))
    assert.deepEqual(await messagesOf(people[0]), [
      `Your match is next | Spring Cup, Quarter-final 1: you meet Person ${cy.user_id}.`,
    ])
    assert.deepEqual(await inboxOf(people[1]), [])
    await happen(drawn(entries, [first]))
    assert.match(
      (await messagesOf(people[0])).join(),
      /^The draw (stands|was repeated) \| [^|]*Person \d+ first\.[^|]*$/,
    )
  })

  test('who has muted draws, but not matches, is told the first match', async () => {
    const { people, entries, entering, drawn, match } = twoPeople()
    const off = { in_app: false, push: false, email: false }
    const kinds = { ...defaultPreferences.kinds, draw: off }
    const body = { ...defaultPreferences, kinds }
    await call(standing.app, setPreferences, { as: signedIn('member', { id: people[0] }), body })
    await happen(...entering, drawn(entries, [match(entries[0], entries[1])]))
    assert.deepEqual(await messagesOf(people[0]), [
      `Your match is next | Spring Cup, Semi-final 1: you meet Person ${people[1]}.`,
    ])
    assert.deepEqual(await titlesOf(people[1]), ['The draw stands'])
  })

  test('called to a court: in the place of being next, and no longer once it has begun', async () => {
    const { people, entries, entering, match, ready, called, started, played, wonBy } = twoPeople()
    const open = match(entries[0], entries[1])
    await happen(...entering, ready(open), called(open, 'mat 1'), called(open, 'mat 2'))
    assert.deepEqual(await messagesOf(people[0]), [
      `You are called to mat 2 | Spring Cup, Semi-final 1: you meet Person ${people[1]} now.`,
    ])
    await happen(ready(open))
    assert.deepEqual(await titlesOf(people[1]), ['Your match is next'])
    await happen(called(open, 'mat 2'), started(open))
    assert.deepEqual(await titlesOf(people[1]), [])
    await happen(played('match.completed', wonBy(open, entries[0])))
    assert.deepEqual(await titlesOf(people[1]), ['You have lost'])
  })

  test('who moves up from the wait-list is told so, and no longer when that is taken back', async () => {
    const { people, entries, entering, became } = twoPeople()
    await happen(...entering, became('participant.moved_up', entries[0]))
    assert.deepEqual(await messagesOf(people[0]), [
      'A place has become free for you | You take part in Spring Cup: you have moved up from the wait-list.',
    ])
    await happen(became('participant.rejected', { ...entries[0], status: 'rejected' }))
    assert.deepEqual(await titlesOf(people[0]), ['Your entry is not accepted'])
    await happen(became('participant.undecided', { ...entries[0], status: 'pending' }))
    assert.deepEqual(await inboxOf(people[0]), [])
  })

  test('a match: next, played, corrected, cleared: only what holds stays', async () => {
    const { people, entries, entering, match, ready, played, wonBy } = twoPeople()
    const [ada, bo] = entries
    const open = match(ada, bo)
    await happen(...entering, ready(open))
    assert.deepEqual(await messagesOf(people[0]), [
      `Your match is next | Spring Cup, Semi-final 1: you meet Person ${people[1]}.`,
    ])
    await happen(played('match.completed', wonBy(open, ada)))
    assert.deepEqual(await messagesOf(people[0]), [
      `You have won | Spring Cup, Semi-final 1: you have beaten Person ${people[1]}, 2–1.`,
    ])
    assert.deepEqual(await messagesOf(people[1]), [
      `You have lost | Spring Cup, Semi-final 1: you have lost to Person ${people[0]}, 1–2.`,
    ])
    await happen(played('match.corrected', wonBy(open, bo, '0–2')))
    assert.deepEqual(await messagesOf(people[0]), [
      `Corrected: you have lost | Spring Cup, Semi-final 1: you have lost to Person ${people[1]}, 0–2.`,
    ])
    await happen(played('match.cleared', open))
    assert.deepEqual(await titlesOf(people[0]), ['Your match is next'])
    await happen(played('match.cleared', { ...open, participant2: null, status: 'waiting' }))
    assert.deepEqual([await inboxOf(people[0]), await inboxOf(people[1])], [[], []])
  })

  test('a match that a correction gives another participant is told to that one, and no more to the first', async () => {
    const { people, entries, entering, entry, match, ready, played, wonBy } = twoPeople()
    const [ada, bo] = entries
    const cy = entry(newPerson())
    const semi = match(ada, bo)
    const final = match(ada, cy, { label: 'Final', round: 2 })
    await happen(...entering, played('match.completed', wonBy(semi, ada), [final]), ready(final))
    assert.deepEqual((await inboxOf(people[0])).map(({ title }) => title).sort(), [
      'You have won',
      'Your match is next',
    ])
    await happen(played('match.corrected', wonBy(semi, bo), [{ ...final, participant1: bo }]))
    assert.deepEqual(await titlesOf(people[0]), ['Corrected: you have lost'])
    assert.deepEqual((await inboxOf(people[1])).map(({ title }) => title).sort(), [
      'Corrected: you have won',
      'Your match is next',
    ])
    assert.deepEqual(await messagesOf(cy.user_id ?? 0), [
      `Your match is next | Spring Cup, Final: you meet Person ${people[1]}.`,
    ])
  })

  test('who is disqualified is told that; the opponent wins; taken back, all of it is', async () => {
    const { people, entries, entering, match, ready, left, wonBy } = twoPeople()
    const [ada, bo] = entries
    const open = match(ada, bo)
    const given = { ...wonBy(open, ada), score: null, outcome: 'walkover', decided_by: 'withdrawal' } as const
    await happen(...entering, ready(open), left('participant.disqualified', { ...bo, status: 'disqualified' }, [given]))
    assert.deepEqual(await titlesOf(people[1]), ['You are disqualified'])
    assert.match((await messagesOf(people[0])).join(), /^You have won \| .*, without a fight\.$/)
    await happen(left('participant.reinstated', bo, [open]))
    assert.deepEqual(await titlesOf(people[1]), ['Your match is next', 'You are back'])
    assert.deepEqual(await titlesOf(people[0]), ['Your match is next'])
  })

  test('the end is told with one’s place, and taken back when it goes on', async () => {
    const { people, entries, entering, over, changed } = twoPeople()
    const places = entries.map(({ id }, index) => ({ participant_id: id, place: index + 1 }))
    await happen(...entering, over(places))
    assert.deepEqual(await messagesOf(people[0]), ['You are 1st | Spring Cup is finished: you are 1st.'])
    assert.deepEqual(await messagesOf(people[1]), ['You are 2nd | Spring Cup is finished: you are 2nd.'])
    await happen(changed('tournament.reopened'))
    assert.deepEqual([await inboxOf(people[0]), await inboxOf(people[1])], [[], []])
    await happen(over())
    assert.deepEqual(await messagesOf(people[0]), ['It is over | Spring Cup is finished.'])
  })

  test('the matches of a paired round are told, and no more when the round is taken back', async () => {
    const { people, entries, entering, match, paired, unpaired } = twoPeople()
    await happen(...entering, paired(2, [match(entries[0], entries[1], { round: 2 })]))
    assert.deepEqual(await titlesOf(people[0]), ['Your match is next'])
    await happen(unpaired(1))
    assert.equal((await inboxOf(people[0])).length, 1)
    await happen(unpaired(2))
    assert.deepEqual(await inboxOf(people[0]), [])
  })

  test('who stands on both sides is told once; entries from before there were teams are understood', async () => {
    const { people, entries, entering, entry, match, ready, played, wonBy, became } = twoPeople()
    const [ada] = entries
    const team = entry(null, { members: [people[0], people[1]] })
    const { members: _unknown, ...earlier } = entry(newPerson())
    // As it was told before the field was there.
    const old = became('participant.approved', earlier as Participant)
    const open = match(ada, team)
    await happen(...entering, old, ready(open), played('match.completed', wonBy(open, ada)))
    assert.deepEqual(await titlesOf(people[0]), ['You have won'])
    assert.deepEqual(await titlesOf(people[1]), ['You have lost'])
    assert.deepEqual(await titlesOf(earlier.user_id ?? 0), ['Your entry is accepted'])
  })

  test('of a deleted tournament nothing is left', async () => {
    const { people, entries, entering, match, ready, drawn, deleted } = twoPeople()
    await happen(...entering, drawn(entries), ready(match(entries[0], entries[1])), deleted())
    assert.deepEqual(await inboxOf(people[0]), [])
  })

  test('all events read again tell nothing twice, and leave what holds', async () => {
    const { people, entries, entering, match, ready, drawn, played, wonBy, over } = twoPeople()
    const open = match(entries[0], entries[1])
    await happen(...entering, drawn(entries), ready(open), played('match.completed', wonBy(open, entries[0])), over())
    const [finished] = await inboxOf(people[0])
    await call(standing.app, deleteNotification, {
      as: signedIn('member', { id: people[0] }),
      params: { id: finished?.id ?? 0 },
    })
    const seen = await Promise.all(people.map(inboxOf))
    const rowsOf = async () => (await standing.sql`select id from notifications order by id`).map(({ id }) => id)
    const rows = await rowsOf()
    await standing.sql`update cursors set position = 0 where source = 'tournament-service'`
    await happen(createCompetition().changed('tournament.created'))
    assert.deepEqual(await Promise.all(people.map(inboxOf)), seen)
    assert.deepEqual(await rowsOf(), rows)
  })
})
