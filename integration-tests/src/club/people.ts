import { approveUser, beginTotp, confirmTotp, login, registerUser, updateMe } from '@gym-it/contracts'
import type { Stack } from '@gym-it/local-stack'
import { call, until } from '@gym-it/service-kit/testing'
import { password, type SignedIn, signIn } from '../standing/people.ts'
import { totpCode } from '../standing/totp-code.ts'
import { clubs, memberNames } from './names.ts'

/** The people of the club who have an account. */
export interface ClubPeople {
  readonly admin: SignedIn
  readonly trainer: SignedIn
  readonly members: readonly SignedIn[]
  /** Trainers whom nobody has approved yet. */
  readonly waiting: readonly number[]
}

/** What the stack must be started with, so that everybody signs in with the same password. */
export const clubEnvironment = {
  ADMIN_NAME: 'Saule Akhmetova',
  ADMIN_EMAIL: 'saule@steppe.example',
  ADMIN_PASSWORD: password,
}

const emailOf = (index: number) => `member-${index + 1}@steppe.example`

async function registerAll(
  gateway: string,
  people: readonly { email: string; name: string }[],
  role: 'member' | 'trainer',
) {
  const ids: number[] = []
  // One after another: each has a password to hash, and many at once are turned away on a machine that is busy.
  for (const { email, name } of people) {
    const { body } = await call(gateway, registerUser, { body: { email, password, full_name: name, role } })
    ids.push(body.user.id)
  }
  return ids
}

async function newTrainer(gateway: string, admin: SignedIn): Promise<SignedIn> {
  const email = 'trainer@steppe.example'
  const [id] = await registerAll(gateway, [{ email, name: 'Timur Bekov' }], 'trainer')
  const approval = { as: admin, body: { user_id: id ?? 0, reason: 'Coach since 2019, licence seen' } }
  await until('the administrator sees the trainer', () => call(gateway, approveUser, approval))
  return until('the approval has reached the sign-in', () => signIn(gateway, email))
}

/** Somebody whose password alone does not sign in. */
async function registerGuarded(gateway: string): Promise<void> {
  const email = 'guarded@steppe.example'
  await registerAll(gateway, [{ email, name: 'Aruzhan Kim' }], 'member')
  const as = await signIn(gateway, email)
  const { challenge, totp } = (await call(gateway, beginTotp, { as, body: {} })).body
  await call(gateway, confirmTotp, { as, body: { challenge, code: totpCode(totp.secret) } })
}

/** Registers the club: an administrator, a trainer, members with profiles, and trainers who wait for approval. */
export async function registerPeople({ urls, admin: root }: Stack): Promise<ClubPeople> {
  const gateway = urls['api-gateway']
  const admin = await signIn(gateway, root.email, root.password)
  const trainer = await newTrainer(gateway, admin)
  await registerAll(
    gateway,
    memberNames.map((name, index) => ({ email: emailOf(index), name })),
    'member',
  )
  const members: SignedIn[] = []
  for (const index of memberNames.keys()) members.push(await signIn(gateway, emailOf(index)))
  const waiting = await registerAll(
    gateway,
    [
      { email: 'new-trainer@alatau.example', name: 'Madi Ospan' },
      { email: 'coach.with.a.very.long.address.that.does.not.end@barys-grappling.example', name: 'Olzhas Nurgaliyev' },
    ],
    'trainer',
  )
  await registerGuarded(gateway)
  await fillProfiles(gateway, members)
  return { admin, trainer, members, waiting }
}

async function fillProfiles(gateway: string, members: readonly SignedIn[]): Promise<void> {
  const disciplines = ['Judo', 'Brazilian jiu-jitsu', 'CrossFit']
  for (const [index, as] of members.entries()) {
    if (index % 4 === 3) continue
    const body = {
      club: clubs[index % clubs.length] ?? null,
      discipline: disciplines[index % disciplines.length] ?? null,
      weight_kg: 58 + index * 4.5,
      phone: `+7 701 555 01 ${String(10 + index)}`,
      birth_date: `19${90 + (index % 9)}-0${1 + (index % 9)}-1${index % 10}`,
      ...(index === 0
        ? { emergency_contact: 'Mãe, +7 701 555 99 99', bio: 'Came for one lesson in 2017 and stayed.\nLeft-handed.' }
        : {}),
    }
    await until('the profile is there', () => call(gateway, updateMe, { as, body }))
  }
}

/** A person of the club at another device: a session of its own. */
export const signInElsewhere = async (gateway: string, { email }: SignedIn, userAgent: string) =>
  call(gateway, login, { body: { email, password }, headers: { 'user-agent': userAgent } })
