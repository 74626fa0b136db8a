import {
  addParticipant,
  addParticipants,
  beginTotp,
  confirmTotp,
  createTournament,
  deleteNotification,
  endSession,
  listNotifications,
  listSessions,
  type Operation,
  readNotification,
  removeSecondFactor,
  renameSecondFactor,
  restoreNotification,
  sendNotification,
  withdrawParticipant,
} from '@gym-it/contracts'
import { type CallOptions, call } from '@gym-it/service-kit/testing'
import { type SignedIn, signIn } from './people.ts'
import { totpCode } from './totp-code.ts'

export interface OwnedWorld {
  readonly gateway: string
  readonly admin: SignedIn
  readonly owner: SignedIn
}

/** Makes something that belongs to the owner, and says how to call the operation on it. */
type MakeOwned = (world: OwnedWorld) => Promise<CallOptions>

async function newTournament({ gateway, admin }: OwnedWorld): Promise<number> {
  const body = { name: 'Owned', start_date: '2030-01-01' }
  return (await call(gateway, createTournament, { as: admin, body })).body.tournament.id
}

async function ownEntry(world: OwnedWorld) {
  const params = { id: await newTournament(world) }
  const body = { name: 'The owner' }
  const entered = await call(world.gateway, addParticipant, { as: world.owner, params, body })
  return { params: { ...params, pid: entered.body.participant.id } }
}

async function ownNotification({ gateway, admin, owner }: OwnedWorld) {
  await call(gateway, sendNotification, { as: admin, body: { user_id: owner.id, message: 'For the owner alone' } })
  const { notifications } = (await call(gateway, listNotifications, { as: owner })).body
  return { params: { id: notifications[0]?.id ?? 0 } }
}

async function ownDeletedNotification(world: OwnedWorld) {
  const taken = await ownNotification(world)
  await call(world.gateway, deleteNotification, { as: world.owner, ...taken })
  return taken
}

async function ownSession({ gateway, owner }: OwnedWorld) {
  const elsewhere = await signIn(gateway, owner.email)
  const { sessions } = (await call(gateway, listSessions, { as: elsewhere })).body
  return { params: { id: sessions.find(one => one.is_current)?.id ?? '' } }
}

async function ownFactor({ gateway, owner }: OwnedWorld) {
  const { challenge, totp } = (await call(gateway, beginTotp, { as: owner, body: {} })).body
  const confirmation = { as: owner, body: { challenge, code: totpCode(totp.secret) } }
  return { params: { id: (await call(gateway, confirmTotp, confirmation)).body.factor.id } }
}

/** A body that enters the owner into a new tournament. */
const entryOfOwner =
  (bodyOf: (entry: { name: string; user_id: number }) => object): MakeOwned =>
  async world => ({
    params: { id: await newTournament(world) },
    body: bodyOf({ name: 'The owner', user_id: world.owner.id }),
  })

/** How to come by an object of the owner, for each operation that is told by ids whose object it is. */
export const ownedObjects: ReadonlyMap<Operation, MakeOwned> = new Map<Operation, MakeOwned>([
  [withdrawParticipant, ownEntry],
  [readNotification, ownNotification],
  [deleteNotification, ownNotification],
  [restoreNotification, ownDeletedNotification],
  [endSession, ownSession],
  [addParticipant, entryOfOwner(entry => entry)],
  [addParticipants, entryOfOwner(entry => ({ participants: [entry] }))],
  // Last: from here on the owner’s password alone does not sign in.
  [renameSecondFactor, async world => ({ ...(await ownFactor(world)), body: { name: 'My phone' } })],
  [removeSecondFactor, async world => ({ ...(await ownFactor(world)), body: {} })],
])
