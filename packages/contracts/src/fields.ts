import { Type } from 'typebox'
import { roles } from './roles.ts'

const largestId = 2_147_483_647

/** An integer key, as PostgreSQL's `integer` holds it. */
export const Id = Type.Integer({ minimum: 1, maximum: largestId })
export const IdParams = Type.Object({ id: Id })
export const Version = Type.Integer({ minimum: 1, maximum: largestId })
/** RFC 3339 in UTC with milliseconds. */
export const Timestamp = Type.String({ format: 'date-time' })
/** A moment as clients of either system write it: a date, or a date and time, with or without a zone (then UTC). */
export const Moment = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})?)?$',
  maxLength: 40,
  description: 'a date, or a date and time (RFC 3339); without a zone it is taken as UTC',
})
export const Email = Type.String({ format: 'email', maxLength: 254 })
export const longestName = 200
/** What people read as a name: something other than white space, no control characters. */
export const NameOf = (maxLength: number) =>
  Type.String({
    minLength: 1,
    maxLength,
    pattern: '^ *[^\\s\\u0000-\\u001f][^\\u0000-\\u001f]*$',
    description: 'one line of text that is not blank',
  })
export const Name = NameOf(longestName)
/** Text of one line that may be left empty. */
export const Line = (maxLength: number) =>
  Type.String({ maxLength, pattern: '^[^\\u0000-\\u001f]*$', description: 'one line of text' })
export const longestMessage = 2000
export const Message = Type.String({
  minLength: 1,
  maxLength: longestMessage,
  pattern: '[^\\s]',
  description: 'text that is not blank',
})
export const RoleField = Type.Enum([...roles])
export const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])

export const Detail = Type.Object({ detail: Type.String() }, { title: 'Detail' })
/** `?limit=&cursor=`: the cursor is the last id of the page before. */
export const PageQuery = {
  limit: Type.Integer({ minimum: 1, maximum: 500, default: 100 }),
  cursor: Type.Optional(Id),
}
export const NextCursor = Nullable(Id)
