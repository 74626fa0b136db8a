import { Type } from 'typebox'

/** New passwords: length is what counts; the upper bound keeps hashing bounded. */
export const NewPassword = Type.String({ minLength: 8, maxLength: 256, description: 'None of the 10,000 commonest' })
/** A password to check: those of the earlier system may be shorter. */
export const AnyPassword = Type.String({ minLength: 1, maxLength: 256 })
/** The secret of a link that was mailed or handed over. */
export const LinkToken = Type.String({ minLength: 1, maxLength: 100 })
