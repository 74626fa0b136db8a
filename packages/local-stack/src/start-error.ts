/** Something that the person who starts the system must mend; the message is one sentence that says how. */
export class StartError extends Error {
  override readonly name = 'StartError'
}

/** The part of Node's system errors that tells them apart. */
export function errorCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : undefined
}

const fullDisk = /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded/
const notAllowed = /EACCES|EPERM|EROFS|Permission denied|Operation not permitted|Read-only file system/

/**
 * Words trouble with a folder, from a system error or from PostgreSQL's own text, as one sentence.
 * Anything else is returned as the given fallback.
 */
export function folderProblem(folder: string, trouble: unknown, fallback: string): StartError {
  const text = `${errorCode(trouble) ?? ''} ${trouble instanceof Error ? trouble.message : String(trouble)}`
  if (fullDisk.test(text)) {
    return new StartError(`The disk that holds ${folder} is full: free some space, or set DATA_DIR to another disk.`, {
      cause: trouble,
    })
  }
  if (notAllowed.test(text)) {
    return new StartError(
      `GYM IT may not write to ${folder}: give this user the right to, or set DATA_DIR to a folder of its own.`,
      { cause: trouble },
    )
  }
  return new StartError(fallback, { cause: trouble })
}
