import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'
import { defaultPreferences, type NoticeKind, type Preferences, setPreferences } from '@gym-it/contracts'
import {
  type Cuttable,
  call,
  inReverse,
  knownPerson,
  type MailServer,
  openCuttable,
  personTold,
  type Standing,
  signedIn,
  standService,
  startMailServer,
  until,
} from '@gym-it/service-kit/testing'
import { createApp } from '../src/app.ts'
import { createCompetition } from './competition.ts'

describe('notices by mail', () => {
  const cleanup = inReverse({ after })
  let mails: MailServer
  let standing: Standing
  before(async () => {
    mails = await startMailServer(cleanup)
    const more = { SMTP_URL: mails.url, MAIL_FROM: 'GYM IT <office@gym.test>', PUBLIC_URL: 'https://gym.test/' }
    standing = await standService(cleanup, config => createApp({ ...config, ...more }))
  })
  beforeEach(() => mails.behave('take'))
  let lastPerson = 200
  const newPerson = () => ++lastPerson
  const sentTo = (id: number) => mails.mails.filter(({ to }) => to === knownPerson(id).email)
  const approve = (id: number) => standing.neighbour.tell(personTold('user.approved', knownPerson(id)))
  const statesOf = async (id: number) =>
    (await standing.sql<{ state: string }[]>`select state from deliveries where user_id = ${id} order by id`).map(
      ({ state }) => state,
    )
  const hurry = () => standing.sql`update deliveries set next_try_at = now() where state = 'waiting'`
  const mailed = (...kinds: NoticeKind[]): Preferences => ({
    ...defaultPreferences,
    kinds: {
      ...defaultPreferences.kinds,
      ...Object.fromEntries(kinds.map(kind => [kind, { in_app: true, push: false, email: true }])),
    },
  })
  const choose = (id: number, body: Preferences) =>
    call(standing.app, setPreferences, { as: signedIn('member', { id }), body })

  test('an approval is mailed, with where to change that; what was not asked for is not', async () => {
    const id = newPerson()
    const cup = createCompetition()
    approve(id)
    standing.neighbour.tell(cup.became('participant.approved', cup.entry(id)))
    const [mail] = await until('the mail is there', () => sentTo(id).length > 0 && sentTo(id))
    assert.ok(mail)
    assert.match(mail.text, /^From: GYM IT <office@gym\.test>/m)
    assert.match(mail.text, /^Subject: You are approved/m)
    assert.match(mail.text, /An administrator has let you in\./)
    assert.match(mail.text, /https:\/\/gym\.test\/notifications\/preferences/)
    assert.match(mail.text, /^Message-ID: <notice-\d+@gym\.test>/m)
    await until('it is noted', async () => (await statesOf(id)).join() === 'sent')
    assert.equal(sentTo(id).length, 1)
  })

  test('a mail that the server refuses is tried again, and then comes once', async () => {
    const id = newPerson()
    mails.behave('refuse')
    const before = mails.refused
    approve(id)
    await until('it was refused twice', async () => {
      await hurry()
      return mails.refused > before + 1
    })
    mails.behave('take')
    await until('it is sent', async () => {
      await hurry()
      return (await statesOf(id)).join() === 'sent'
    })
    assert.equal(sentTo(id).length, 1)
  })

  test('a mail that may have been taken is not sent again', async () => {
    const id = newPerson()
    mails.behave('take_silently')
    approve(id)
    await until('it is given up', async () => (await statesOf(id)).join() === 'unknown')
    mails.behave('take')
    const other = newPerson()
    approve(other)
    await until('later ones are sent', () => sentTo(other).length === 1)
    assert.equal(sentTo(id).length, 1)
  })

  test('a database that is cut off between taking a mail and handing it over loses none', async t => {
    const own = inReverse(t)
    const more = { SMTP_URL: mails.url, MAIL_FROM: 'office@gym.test' }
    const id = newPerson()
    mails.behave('refuse')
    let way: Cuttable | undefined
    const standing = await standService(own, async config => {
      way = await openCuttable(own, config.DATABASE_URL)
      return createApp({ ...config, DATABASE_URL: way.url, ...more })
    })
    assert.ok(way)
    const { sql } = standing
    standing.neighbour.tell(personTold('user.approved', knownPerson(id)))
    await until('it was tried and waits', async () => (await sql`select from deliveries where attempts > 0`).length > 0)
    mails.behave('take')
    // Held in the middle: it is taken, and its address cannot be read.
    const { promise: isCut, resolve: letGo } = Promise.withResolvers<void>()
    const held = sql.begin(async tx => {
      await tx`lock table people in access exclusive mode`
      await sql`update deliveries set next_try_at = now() where state = 'waiting'`
      await isCut
    })
    await until('somebody asks for the address', async () => {
      const asking = await sql`select from pg_locks where relation = 'people'::regclass and not granted`
      return asking.length > 0
    })
    await way.cut()
    letGo()
    await held
    await way.mend()
    await until('it is sent', async () => {
      await sql`update deliveries set next_try_at = now() where state = 'waiting'`
      return (await sql`select from deliveries where state = 'sent'`).length === 1
    })
    assert.equal(sentTo(id).length, 1)
  })

  test('what waits survives a restart; two replicas send each once', async t => {
    const people = Array.from({ length: 20 }, newPerson)
    const own = inReverse(t)
    const more = { SMTP_URL: mails.url, MAIL_FROM: 'office@gym.test' }
    mails.behave('refuse')
    const first = await standService(own, config => createApp({ ...config, ...more }))
    for (const id of people) first.neighbour.tell(personTold('user.approved', knownPerson(id)))
    const waiting = async () => {
      const [row] = await first.sql<{ count: number }[]>`select count(*) from deliveries where state = 'waiting'`
      return row?.count
    }
    await until('all were tried and wait', async () => (await waiting()) === people.length)
    await first.app.close()
    mails.behave('take')
    const config = { ...first.config, ...more }
    const replicas = await Promise.all([createApp(config), createApp(config)])
    for (const replica of replicas) own.after(() => replica.close())
    await Promise.all(replicas.map(replica => replica.ready()))
    await until('all are sent', async () => {
      await first.sql`update deliveries set next_try_at = now() where state = 'waiting'`
      return people.every(id => sentTo(id).length > 0)
    })
    for (const id of people) assert.equal(sentTo(id).length, 1, `person ${id}`)
  })

  test('within quiet hours mails wait for their end, and what has lost its reason is not sent', async () => {
    const [id, other] = [newPerson(), newPerson()]
    const now = new Date()
    const timeOf = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString().slice(11, 16)
    const quiet_hours = { from: timeOf(-60), to: timeOf(60), let_urgent: false }
    await choose(id, { ...mailed('account', 'match_next'), quiet_hours })
    const cup = createCompetition()
    const match = cup.match(cup.entry(id), cup.entry(other))
    approve(id)
    standing.neighbour.tell(cup.ready(match))
    const waiting = async () => standing.sql<{ minutes: number; state: string }[]>`
      select state, extract(epoch from next_try_at - now()) / 60 as minutes from deliveries where user_id = ${id}`
    await until('both wait', async () => {
      const rows = await waiting()
      return rows.length === 2 && rows.every(({ state, minutes }) => state === 'waiting' && Number(minutes) > 50)
    })
    assert.equal(sentTo(id).length, 0)
    standing.neighbour.tell(cup.played('match.cleared', { ...match, participant2: null, status: 'waiting' }))
    await until('one is withdrawn', async () => {
      const rows = await standing.sql`
        select 1 from notifications where user_id = ${id} and withdrawn_at is not null`
      return rows.length === 1
    })
    await choose(id, mailed('account', 'match_next'))
    await until('one is sent, one dropped', async () => {
      await hurry()
      return (await statesOf(id)).toSorted().join() === 'dropped,sent'
    })
    assert.deepEqual(
      sentTo(id).map(({ text }) => /^Subject: (.*)$/m.exec(text)?.[1]),
      ['You are approved'],
    )
  })

  test('“your match is next” comes through quiet hours where it may', async () => {
    const id = newPerson()
    const now = new Date()
    const timeOf = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString().slice(11, 16)
    const quiet_hours = { from: timeOf(-60), to: timeOf(60), let_urgent: true }
    await choose(id, { ...mailed('match_next'), quiet_hours })
    standing.neighbour.tell(personTold('user.created', knownPerson(id)))
    const cup = createCompetition()
    standing.neighbour.tell(cup.ready(cup.match(cup.entry(id), cup.entry(newPerson()))))
    await until('it is sent', () => sentTo(id).length === 1)
  })

  test('a daily mail holds what has come together, and waits for the morning', async () => {
    const id = newPerson()
    await choose(id, { ...mailed('entry', 'account'), digest: 'daily', time_zone: 'Asia/Tokyo' })
    const cups = [createCompetition('Spring Cup'), createCompetition('Autumn Cup')]
    approve(id)
    for (const cup of cups) {
      standing.neighbour.tell(cup.changed('tournament.created'))
      standing.neighbour.tell(cup.became('participant.approved', cup.entry(id)))
    }
    const collected = await until('all are collected', async () => {
      const rows = await standing.sql<{ id: number; next_try_at: string; notices: number }[]>`
        select id, next_try_at, (select count(*) from delivered_notices where delivery_id = d.id) as notices
        from deliveries d where user_id = ${id}`
      return rows[0]?.notices === 3 && rows
    })
    assert.equal(collected.length, 1)
    assert.match(collected[0]?.next_try_at ?? '', /T23:00:00\.000Z$/)
    assert.equal(sentTo(id).length, 0)
    await hurry()
    const [mail] = await until('it is sent', () => sentTo(id).length > 0 && sentTo(id))
    assert.match(mail?.text ?? '', /^Subject: 3 notices/m)
    for (const part of [/Spring Cup/, /Autumn Cup/, /let you in/]) assert.match(mail?.text ?? '', part)
    approve(id)
    await until('the next day begins', async () => (await statesOf(id)).join() === 'sent,waiting')
  })

  test('a mail is in the language that its reader has chosen, a digest as well', async () => {
    const texts = {
      ru: [/^Здравствуйте!$/m, /^Ваша заявка принята$/m, /«Spring Cup»/, /Выбрать, о чём вам сообщать/],
      kk: [/^Сәлеметсіз бе!$/m, /^Өтініміңіз қабылданды$/m, /«Spring Cup»/, /не хабарланатынын таңдау/],
    }
    for (const [language, patterns] of Object.entries(texts)) {
      const id = newPerson()
      // The names of the table are languages.
      await choose(id, { ...mailed('entry', 'account'), digest: 'daily', language: language as 'ru' | 'kk' })
      const cup = createCompetition()
      approve(id)
      standing.neighbour.tell(cup.changed('tournament.created'))
      standing.neighbour.tell(cup.became('participant.approved', cup.entry(id)))
      await until('both are collected', async () => {
        const rows = await standing.sql`
          select from delivered_notices n join deliveries d on d.id = n.delivery_id where d.user_id = ${id}`
        return rows.length === 2
      })
      await hurry()
      const [mail] = await until('it is sent', () => sentTo(id).length > 0 && sentTo(id))
      for (const pattern of patterns) assert.match(mail?.text ?? '', pattern)
    }
  })

  test('in development without a mail server mails land in a folder', async t => {
    const MAIL_DIR = await mkdtemp(join(tmpdir(), 'gym-it-notices-'))
    const other = await standService(inReverse(t), config => createApp({ ...config, MAIL_DIR }))
    other.neighbour.tell(personTold('user.approved', knownPerson(1)))
    const [file] = await until('the file is there', async () => {
      const files = await readdir(MAIL_DIR)
      return files.length > 0 && files
    })
    assert.match(
      await readFile(join(MAIL_DIR, file ?? ''), 'utf8'),
      /^To: person-1@gym\.test\nSubject: You are approved/,
    )
  })
})
