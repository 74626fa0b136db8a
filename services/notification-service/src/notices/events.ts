import { type DomainEvent, type EventType, type ServiceName, webhookEventTypes } from '@gym-it/contracts'
import type { HandleEvent, Service, Transaction } from '@gym-it/service-kit'
import type { Config } from '../config.ts'
import { erasePerson } from '../personal-data/store.ts'
import { queueWebhooks } from '../webhooks/queueing.ts'
import { accountNews } from './account-rules.ts'
import { newsBegan, savePerson } from './people-store.ts'
import { type Occasion, settle } from './settling.ts'
import { tellParticipants, tournamentNewsEvents } from './tournament-news.ts'

const accountEvents = [
  'user.created',
  'user.updated',
  'user.approved',
  'user.approval_withdrawn',
  'user.banned',
  'user.unbanned',
  'user.role_changed',
  'user.deleted',
] as const satisfies EventType[]

const isOfPeople = (type: EventType) => type.startsWith('user.')

/** Each type once: what people are told of, and what outside systems may be. */
const typesFor = (own: readonly EventType[], isOurs: (type: EventType) => boolean): EventType[] => [
  ...new Set([...own, ...webhookEventTypes.filter(isOurs)]),
]

/** A service that was away for long does not tell people what they have long known. */
const newsForMs = 7 * 86_400_000

const isOld = (at: string, since: string) => at < since || Date.parse(at) < Date.now() - newsForMs

/** Keeps whom there is to tell; tells people what was decided about them, and forgets those who are gone. */
async function tellPeople(occasion: Occasion, event: DomainEvent): Promise<void> {
  const { tx } = occasion
  if (event.type === 'user.deleted') return erasePerson(tx, event.data.id)
  if ('user' in event.data) await savePerson(tx, event.data.user)
  const news = accountNews(event)
  // Each decision is told, also one like another before, which it replaces.
  if (news) await settle(occasion, news.about, [news], { isAnew: true })
}

const tournamentLink = ({ topic }: DomainEvent) =>
  topic?.startsWith('tournament:') ? `/${topic.replace(':', 's/')}` : null
const tournamentIdOf = ({ topic }: DomainEvent) => {
  const [kind, id] = topic?.split(':') ?? []
  return kind === 'tournament' ? Number(id) : null
}

function handling(
  source: ServiceName,
  tellOf: (occasion: Occasion, event: DomainEvent) => Promise<void>,
  since: (tx: Transaction) => Promise<string>,
): HandleEvent {
  return async (tx, event, emit) => {
    const event_key = `${source}:${event.id}@${event.at}`
    const place = { tournament_id: tournamentIdOf(event), link: tournamentLink(event) }
    await tellOf(
      { tx, emit, event_type: event.type, event_key, ...place, isOld: isOld(event.at, await since(tx)) },
      event,
    )
    await queueWebhooks(tx, event, event_key)
  }
}

/** Follows what happens to people and in tournaments: for those whom it concerns, and for outside systems. */
export function followNews(service: Service, { USER_SERVICE_URL, TOURNAMENT_SERVICE_URL }: Config): void {
  const { eventsOf, follow } = service
  let began: string | null = null
  const since = async (tx: Transaction) => {
    began ??= await newsBegan(tx)
    return began
  }
  follow(
    eventsOf('user-service', USER_SERVICE_URL),
    typesFor(accountEvents, isOfPeople),
    handling('user-service', tellPeople, since),
  )
  follow(
    eventsOf('tournament-service', TOURNAMENT_SERVICE_URL),
    typesFor(tournamentNewsEvents, type => !isOfPeople(type)),
    handling('tournament-service', tellParticipants, since),
  )
}
