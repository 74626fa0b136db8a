import { type Static, Type } from 'typebox'
import { Detail, Id, IdParams, Name, NextCursor, Nullable, PageQuery, RoleField, Timestamp } from './fields.ts'
import { operation } from './operation.ts'
import { personFields, personSeenBy } from './person-fields.ts'

const service = 'user-service'

/** A person as they see themselves, and as administrators see them: both see every field. */
export const User = /* @__PURE__ */ personSeenBy('self', 'User')
export type User = Static<typeof User>

/** A person as trainers see them. */
export const UserForTrainers = /* @__PURE__ */ personSeenBy('trainer', 'UserForTrainers')
export type UserForTrainers = Static<typeof UserForTrainers>

/** What any signed-in person may see of another. */
export const PublicProfile = /* @__PURE__ */ personSeenBy('member', 'PublicProfile')
export type PublicProfile = Static<typeof PublicProfile>

const Reason = Type.String({ maxLength: 500, description: 'The person is told it' })
const Until = Nullable(Type.String({ format: 'date-time', maxLength: 40, description: 'null: until it is lifted' }))
const UserIds = Type.Array(Id, { minItems: 1, maxItems: 500, uniqueItems: true })
const toOne = { user_id: Id, reason: Type.Optional(Reason) }
const toMany = { user_ids: UserIds, reason: Type.Optional(Reason) }

/** What one service holds on the person, as that service calls it. */
const PartOfExport = Type.Record(Type.String(), Type.Unknown())

export const HistoryEntry = Type.Object(
  {
    id: Id,
    at: Timestamp,
    event: Type.String(),
    actor_id: Nullable(Id),
    actor_name: Nullable(Type.String()),
    reason: Nullable(Type.String()),
    until: Nullable(Timestamp),
    role: Nullable(RoleField),
  },
  { title: 'HistoryEntry' },
)
export type HistoryEntry = Static<typeof HistoryEntry>

const ChangedUser = Type.Object({ detail: Type.String(), user_id: Id, user: User }, { title: 'ChangedUser' })
const ChangedUsers = Type.Object({ detail: Type.String(), users: Type.Array(User) }, { title: 'ChangedUsers' })

export const getMe = operation({
  id: 'getMe',
  service,
  method: 'GET',
  path: '/users/me',
  summary: 'One’s own profile',
  access: 'member',
  success: { status: 200, schema: User },
})

export const updateMe = operation({
  id: 'updateMe',
  service,
  method: 'PATCH',
  path: '/users/me',
  summary: 'Change one’s own profile',
  access: 'member',
  body: Type.Object(
    {
      full_name: Type.Optional(Name),
      phone: Type.Optional(personFields.phone.schema),
      emergency_contact: Type.Optional(personFields.emergency_contact.schema),
      birth_date: Type.Optional(personFields.birth_date.schema),
      weight_kg: Type.Optional(personFields.weight_kg.schema),
      club: Type.Optional(personFields.club.schema),
      discipline: Type.Optional(personFields.discipline.schema),
      bio: Type.Optional(personFields.bio.schema),
    },
    { minProperties: 1, title: 'ProfileChanges' },
  ),
  success: { status: 200, schema: User },
})

/** Pictures that are taken; what is kept and shown is always WebP. */
export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'] as const

export const setAvatar = operation({
  id: 'setAvatar',
  service,
  method: 'PUT',
  path: '/users/me/avatar',
  summary: 'Set one’s own picture: at most 1 MiB; it is cut to a square, and what the camera noted is left out',
  access: 'member',
  upload: pictureTypes,
  success: { status: 200, schema: User },
})

export const removeAvatar = operation({
  id: 'removeAvatar',
  service,
  method: 'DELETE',
  path: '/users/me/avatar',
  summary: 'Remove one’s own picture',
  access: 'member',
  success: { status: 200, schema: User },
})

export const getAvatar = operation({
  id: 'getAvatar',
  service,
  method: 'GET',
  path: '/users/:id/avatar',
  summary: 'A person’s picture, 256 by 256; an address with `v` always shows the same one',
  access: 'public',
  params: IdParams,
  query: Type.Object({ v: Type.Optional(Type.String({ maxLength: 64 })) }),
  success: { status: 200, schema: Type.String(), type: 'image/webp' },
})

export const exportMe = operation({
  id: 'exportMe',
  service,
  method: 'GET',
  path: '/users/me/export',
  summary: 'Everything the system holds on oneself; 503 while a part of it cannot be reached',
  access: 'member',
  success: {
    status: 200,
    schema: Type.Object(
      {
        exported_at: Timestamp,
        profile: User,
        avatar_webp_base64: Nullable(Type.String()),
        history: Type.Array(HistoryEntry),
        account: PartOfExport,
        tournaments: PartOfExport,
        notifications: PartOfExport,
      },
      { title: 'PersonalData' },
    ),
  },
})

export const deleteMe = operation({
  id: 'deleteMe',
  service,
  method: 'DELETE',
  path: '/users/me',
  summary: 'Delete one’s own account and data, within five minutes of signing in; results keep the display name',
  access: 'member',
  success: { status: 200, schema: Detail },
})

export const userStatuses = ['pending', 'active', 'banned'] as const

export const listUsers = operation({
  id: 'listUsers',
  service,
  method: 'GET',
  path: '/users',
  summary: 'Everyone, with filters; `q` is looked for in name, e-mail and club',
  access: 'trainer',
  query: Type.Object({
    ...PageQuery,
    role: Type.Optional(RoleField),
    status: Type.Optional(Type.Enum([...userStatuses])),
    q: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  success: { status: 200, schema: Type.Array(Type.Union([User, UserForTrainers])) },
})

export const getUser = operation({
  id: 'getUser',
  service,
  method: 'GET',
  path: '/users/:id',
  summary: 'A person, as far as the caller may see them',
  access: 'member',
  params: IdParams,
  success: { status: 200, schema: Type.Union([User, UserForTrainers, PublicProfile]) },
})

export const getUserHistory = operation({
  id: 'getUserHistory',
  service,
  method: 'GET',
  path: '/users/:id/history',
  summary: 'What was decided about a person, when and by whom, newest first',
  access: 'admin',
  params: IdParams,
  query: Type.Object({ ...PageQuery }),
  success: {
    status: 200,
    schema: Type.Object({ history: Type.Array(HistoryEntry), next_cursor: NextCursor }),
  },
})

export const approveUser = operation({
  id: 'approveUser',
  service,
  method: 'PATCH',
  path: '/users/approve',
  summary: 'Approve a trainer who registered',
  access: 'admin',
  body: Type.Object(toOne),
  success: { status: 200, schema: ChangedUser },
})

export const approveUsers = operation({
  id: 'approveUsers',
  service,
  method: 'PATCH',
  path: '/users/approve-many',
  summary: 'Approve several people: all of them or, when one cannot be, nobody',
  access: 'admin',
  body: Type.Object(toMany),
  success: { status: 200, schema: ChangedUsers },
})

export const unapproveUsers = operation({
  id: 'unapproveUsers',
  service,
  method: 'PATCH',
  path: '/users/unapprove-many',
  summary: 'Take approvals back: tokens stop working within a second, and the people wait for an approval again',
  access: 'admin',
  body: Type.Object(toMany),
  success: { status: 200, schema: ChangedUsers },
})

export const banUser = operation({
  id: 'banUser',
  service,
  method: 'PATCH',
  path: '/users/ban',
  summary: 'Ban a person, for a time or until it is lifted: tokens stop working everywhere within a second',
  access: 'admin',
  body: Type.Object({ ...toOne, until: Type.Optional(Until) }),
  success: { status: 200, schema: ChangedUser },
})

export const banUsers = operation({
  id: 'banUsers',
  service,
  method: 'PATCH',
  path: '/users/ban-many',
  summary: 'Ban several people: all of them or, when one cannot be, nobody',
  access: 'admin',
  body: Type.Object({ ...toMany, until: Type.Optional(Until) }),
  success: { status: 200, schema: ChangedUsers },
})

export const unbanUser = operation({
  id: 'unbanUser',
  service,
  method: 'PATCH',
  path: '/users/unban',
  summary: 'Lift a ban',
  access: 'admin',
  body: Type.Object(toOne),
  success: { status: 200, schema: ChangedUser },
})

export const unbanUsers = operation({
  id: 'unbanUsers',
  service,
  method: 'PATCH',
  path: '/users/unban-many',
  summary: 'Lift the bans of several people',
  access: 'admin',
  body: Type.Object(toMany),
  success: { status: 200, schema: ChangedUsers },
})

export const changeRole = operation({
  id: 'changeRole',
  service,
  method: 'PATCH',
  path: '/users/role',
  summary: 'Change a person’s role',
  access: 'admin',
  body: Type.Object({ user_id: Id, role: RoleField }),
  success: { status: 200, schema: ChangedUser },
})

export const deleteUser = operation({
  id: 'deleteUser',
  service,
  method: 'DELETE',
  path: '/users/:id',
  summary: 'Delete a person’s data; results keep the display name',
  access: 'admin',
  params: IdParams,
  success: { status: 200, schema: Type.Object({ detail: Type.String(), user_id: Id }) },
})
