import {
  addParticipant,
  banUser,
  broadcastMessage,
  createInvitation,
  createWebhook,
  decideParticipants,
  disqualifyParticipant,
  getBracket,
  listNotifications,
  listParticipants,
  pauseTournament,
  readNotification,
  sendNotification,
  unbanUser,
  updateTournament,
  withdrawParticipant,
} from '@gym-it/contracts'
import { call, until } from '@gym-it/service-kit/testing'
import type { CompetitionKey } from './competitions.ts'
import { memberNames } from './names.ts'
import type { ClubPeople } from './people.ts'
import { signInElsewhere } from './people.ts'

interface Scene extends ClubPeople {
  readonly gateway: string
  readonly tournaments: Readonly<Record<CompetitionKey, number>>
}

/** Requests that wait for the trainer, one that was refused, and people who wait for a place. */
async function requests({ gateway, tournaments, trainer, members }: Scene): Promise<void> {
  const { open, members: evening } = tournaments
  const ask = (index: number, id: number, waitlist = false) =>
    call(gateway, addParticipant, {
      as: members[index]?.token ?? '',
      params: { id },
      body: { name: memberNames[index] ?? '', ...(waitlist ? { waitlist } : {}) },
    })
  const asked = await Promise.all([5, 6, 7, 8].map(index => ask(index, open)))
  const decision = { participant_ids: [asked[0]?.body.participant.id ?? 0], status: 'rejected' as const }
  await call(gateway, decideParticipants, { as: trainer, params: { id: open }, body: decision })
  await call(gateway, updateTournament, { as: trainer, params: { id: evening }, body: { max_participants: 4 } })
  await Promise.all([9, 10].map(index => ask(index, evening, true)))
}

/** Somebody leaves before the draw, somebody after it, somebody is disqualified; a tournament is paused. */
async function departures({ gateway, tournaments, trainer }: Scene): Promise<void> {
  const leave = async (
    operation: typeof withdrawParticipant | typeof disqualifyParticipant,
    id: number,
    at: number,
  ) => {
    const params = { id, pid: (await call(gateway, listParticipants, { params: { id } })).body.at(at)?.id ?? 0 }
    await call(gateway, operation, { as: trainer, params })
  }
  await leave(withdrawParticipant, tournaments.open, 7)
  await leave(withdrawParticipant, tournaments.swiss, -1)
  await leave(disqualifyParticipant, tournaments.groups, -2)
  await call(gateway, pauseTournament, { as: trainer, params: { id: tournaments.paused } })
}

/** Bans with reasons, one of them lifted again; invitations; a webhook; a message to everybody and one to one. */
async function decisions({ gateway, admin, trainer, members }: Scene): Promise<void> {
  const banned = members[10]?.id ?? 0
  const end = new Date(Date.now() + 30 * 86_400_000).toISOString()
  await call(gateway, banUser, {
    as: admin,
    body: { user_id: banned, reason: 'Threw a chair at the referee', until: end },
  })
  const forgiven = { user_id: members[11]?.id ?? 0 }
  await call(gateway, banUser, { as: admin, body: { ...forgiven, reason: 'Fees not paid' } })
  await call(gateway, unbanUser, { as: admin, body: { ...forgiven, reason: 'Paid on Monday' } })
  const notes = ['New coaches of Alatau Judo', 'Parents of the youth group']
  for (const [index, note] of notes.entries())
    await call(gateway, createInvitation, {
      as: admin,
      body: { role: index === 0 ? 'trainer' : 'member', note, uses: 10 },
    })
  await call(gateway, createWebhook, {
    as: admin,
    body: {
      url: 'https://scores.example/hooks/gym-it',
      event_types: ['match.completed', 'tournament.completed'],
      description: 'The federation’s result page',
    },
  })
  const word = { message: 'The hall opens at 8 on Saturday. Bring your licence.', title: 'Opening hours' }
  await call(gateway, broadcastMessage, { as: admin, body: word })
  const to = { user_id: members[0]?.id ?? 0, title: 'Weigh-in', message: 'Weigh-in is at 9 in the small hall.' }
  await call(gateway, sendNotification, { as: trainer, body: to })
}

/** The first member has two other devices, and has read some of the notices. */
async function inbox({ gateway, members }: Scene): Promise<void> {
  const [as] = members
  if (!as) return
  await signInElsewhere(
    gateway,
    as,
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1',
  )
  await signInElsewhere(gateway, as, 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0')
  const notices = await until('the notices have come', async () => {
    const { notifications } = (await call(gateway, listNotifications, { as })).body
    return notifications.some(one => one.title === 'Weigh-in') && notifications.length > 3 && notifications
  })
  for (const { id } of notices.slice(3)) await call(gateway, readNotification, { as, params: { id } })
}

/** What happens in a club beside the matches. Needs the competitions to be drawn and played. */
export async function letThingsHappen(scene: Scene): Promise<void> {
  await requests(scene)
  await departures(scene)
  await decisions(scene)
  await inbox(scene)
}

/** Somebody of the big tournament who has played and plays on: the person whose path is shown. */
export async function personOnTheWay(gateway: string, id: number): Promise<number> {
  const { bracket } = (await call(gateway, getBracket, { params: { id } })).body
  const next = bracket.find(({ status, round }) => status === 'ready' && round > 1)
  return next?.participant1?.id ?? 0
}
