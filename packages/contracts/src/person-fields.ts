import { type TObject, type TSchema, Type } from 'typebox'
import { Email, Id, Line, Name, Nullable, RoleField, Timestamp, Version } from './fields.ts'

/** Who looks at a person: oneself, administrators, trainers, anybody else who is signed in, the other services. */
export const viewers = ['self', 'admin', 'trainer', 'member', 'service'] as const
export type Viewer = (typeof viewers)[number]

interface PersonField {
  readonly schema: TSchema
  /** Who sees it. */
  readonly seenBy: readonly Viewer[]
  /** What it is, for the page that lists who sees what. */
  readonly meaning: string
}

const everyone = ['self', 'admin', 'trainer', 'member', 'service'] as const
const staffAndServices = ['self', 'admin', 'trainer', 'service'] as const
const staff = ['self', 'admin', 'trainer'] as const
const concerned = ['self', 'admin', 'service'] as const

/**
 * Every field of a person and who sees it: the one table that the answers, their schemas, the events and
 * docs/permissions.md are made from. What is not needed to run a tournament stays in user-service.
 */
export const personFields = {
  id: { schema: Id, seenBy: everyone, meaning: 'The person’s number' },
  email: { schema: Email, seenBy: staffAndServices, meaning: 'The address that the person signs in with' },
  full_name: { schema: Name, seenBy: everyone, meaning: 'The name shown in brackets' },
  role: { schema: RoleField, seenBy: everyone, meaning: 'member, trainer or admin' },
  is_approved: {
    schema: Type.Boolean(),
    seenBy: staffAndServices,
    meaning: 'Whether an administrator has let the person in',
  },
  is_banned: {
    schema: Type.Boolean(),
    seenBy: staffAndServices,
    meaning: 'Whether the person is banned at this moment',
  },
  ban_reason: { schema: Nullable(Type.String()), seenBy: concerned, meaning: 'Why the person is banned' },
  banned_until: {
    schema: Nullable(Timestamp),
    seenBy: concerned,
    meaning: 'When the ban ends by itself; null: when it is lifted',
  },
  is_root_admin: {
    schema: Type.Boolean(),
    seenBy: staffAndServices,
    meaning: 'Whether this is the first administrator',
  },
  phone: { schema: Nullable(Line(40)), seenBy: staff, meaning: 'A telephone number' },
  emergency_contact: {
    schema: Nullable(Line(200)),
    seenBy: staff,
    meaning: 'Whom to call when something happens: a name and a number',
  },
  birth_date: {
    schema: Nullable(Type.String({ format: 'date' })),
    seenBy: staff,
    meaning: 'The day of birth, for age classes',
  },
  weight_kg: {
    schema: Nullable(Type.Number({ minimum: 10, maximum: 400 })),
    seenBy: staff,
    meaning: 'Weight in kilograms, kept to a tenth, for weight classes',
  },
  club: { schema: Nullable(Line(100)), seenBy: everyone, meaning: 'The club the person starts for' },
  discipline: { schema: Nullable(Line(100)), seenBy: everyone, meaning: 'What the person trains, such as judo' },
  bio: {
    schema: Nullable(Type.String({ maxLength: 2000 })),
    seenBy: ['self', 'admin', 'trainer', 'member'],
    meaning: 'What the person tells about themselves',
  },
  avatar_url: { schema: Nullable(Type.String()), seenBy: everyone, meaning: 'Where the picture is; null without one' },
  created_at: { schema: Timestamp, seenBy: staffAndServices, meaning: 'When the profile was made' },
  version: { schema: Version, seenBy: staffAndServices, meaning: 'Rises with every change' },
} as const satisfies Record<string, PersonField>

type Fields = typeof personFields
export type PersonFieldName = keyof Fields
/** The schemas of the fields that a viewer sees, by name. */
export type SeenBy<V extends Viewer> = {
  readonly [Name in PersonFieldName as V extends Fields[Name]['seenBy'][number] ? Name : never]: Fields[Name]['schema']
}

/** The names of the fields that a viewer sees. */
export const fieldsSeenBy = (viewer: Viewer): readonly PersonFieldName[] =>
  (Object.keys(personFields) as PersonFieldName[]).filter(name =>
    (personFields[name].seenBy as readonly Viewer[]).includes(viewer),
  )

/** The shape of a person as a viewer sees them. */
export function personSeenBy<V extends Viewer>(viewer: V, title: string): TObject<SeenBy<V>> {
  const seen = fieldsSeenBy(viewer).map(name => [name, personFields[name].schema])
  // The filter above is the mapped type's own condition, which the compiler cannot see.
  return Type.Object(Object.fromEntries(seen) as SeenBy<V>, { title })
}
