import { type Static, Type } from 'typebox'
import { Email, Id, IdParams, Name, Nullable, PageQuery, RoleField, Timestamp, Version } from './fields.ts'
import { operation } from './operation.ts'

const service = 'user-service'

export const User = Type.Object(
  {
    id: Id,
    email: Email,
    full_name: Name,
    role: RoleField,
    is_approved: Type.Boolean(),
    is_banned: Type.Boolean(),
    is_root_admin: Type.Boolean(),
    phone: Nullable(Type.String()),
    bio: Nullable(Type.String()),
    avatar_url: Nullable(Type.String()),
    created_at: Timestamp,
    version: Version,
  },
  { title: 'User' },
)
export type User = Static<typeof User>

/** What any signed-in person may see of another. */
export const PublicProfile = Type.Object({ id: Id, full_name: Name, role: RoleField }, { title: 'PublicProfile' })

const ChangedUser = Type.Object({ detail: Type.String(), user_id: Id, user: User }, { title: 'ChangedUser' })
const UserAndReason = Type.Object({ user_id: Id, reason: Type.Optional(Type.String({ maxLength: 500 })) })

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
      phone: Type.Optional(Nullable(Type.String({ maxLength: 40 }))),
      bio: Type.Optional(Nullable(Type.String({ maxLength: 2000 }))),
    },
    { minProperties: 1 },
  ),
  success: { status: 200, schema: User },
})

export const userStatuses = ['pending', 'active', 'banned'] as const

export const listUsers = operation({
  id: 'listUsers',
  service,
  method: 'GET',
  path: '/users',
  summary: 'Everyone, with filters',
  access: 'trainer',
  query: Type.Object({
    ...PageQuery,
    role: Type.Optional(RoleField),
    status: Type.Optional(Type.Enum([...userStatuses])),
    q: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  success: { status: 200, schema: Type.Array(User) },
})

export const getUser = operation({
  id: 'getUser',
  service,
  method: 'GET',
  path: '/users/:id',
  summary: 'A person: the public profile for members, all of it for trainers and oneself',
  access: 'member',
  params: IdParams,
  success: { status: 200, schema: Type.Union([User, PublicProfile]) },
})

export const approveUser = operation({
  id: 'approveUser',
  service,
  method: 'PATCH',
  path: '/users/approve',
  summary: 'Approve a trainer who registered',
  access: 'admin',
  body: UserAndReason,
  success: { status: 200, schema: ChangedUser },
})

export const banUser = operation({
  id: 'banUser',
  service,
  method: 'PATCH',
  path: '/users/ban',
  summary: 'Ban a person: tokens stop working everywhere within a second',
  access: 'admin',
  body: UserAndReason,
  success: { status: 200, schema: ChangedUser },
})

export const unbanUser = operation({
  id: 'unbanUser',
  service,
  method: 'PATCH',
  path: '/users/unban',
  summary: 'Lift a ban',
  access: 'admin',
  body: UserAndReason,
  success: { status: 200, schema: ChangedUser },
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
