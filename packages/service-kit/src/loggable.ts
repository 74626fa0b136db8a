/** Mail addresses, and the three parts of a token: what no log may hold. */
const personal = /[^\s"'<>()=:,;]+@[^\s"'<>()=,;]+|\beyJ[\w-]+\.[\w-]+\.[\w-]*/g
const hidden = '…'
/** Longer than any id or name of an operation: most likely a secret in a link. */
const longestSegment = 36

interface Described {
  readonly type: string
  readonly message: string
  readonly stack: string
  readonly [more: string]: unknown
}

const without = (text: string) => text.replace(personal, hidden)

/**
 * An error for the log. Errors of the database also carry the row and the parameters, and those of connections what was
 * received: of these nothing is logged.
 */
function describeError(error: unknown): Described {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' }
  const { name, message, stack = '', cause } = error
  const { code } = error as { code?: unknown }
  return {
    type: name,
    message: without(message),
    stack: without(stack),
    ...(typeof code === 'string' ? { code } : {}),
    ...(cause instanceof Error ? { cause: describeError(cause) } : {}),
  }
}

/** A path for the log: without the query, and without what is a secret or a person's. */
function describePath(url: string): string {
  const [path = ''] = url.split('?')
  return path.replace(/[^/]+/g, part => (part.length > longestSegment || /@|%40/i.test(part) ? hidden : part))
}

/** What may be logged of an error, and of an address that was asked for. */
export const loggable = { error: describeError, path: describePath } as const
