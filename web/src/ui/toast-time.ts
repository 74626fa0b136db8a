import type { Toast } from './toast.ts'

const leastMs = { plain: 4000, problem: 8000, action: 9000 }
/** To look up and find the beginning. */
const noticingMs = 2000
/** About 170 words a minute: slower than most people read, since nobody waited for this text. */
const readingMsPerCharacter = 70

/** How long a toast stays, in milliseconds: long enough to be read to its end, and to press its button. */
export function toastMs({ message, title = '', isProblem, action }: Toast): number {
  const least = action ? leastMs.action : isProblem ? leastMs.problem : leastMs.plain
  return Math.max(least, noticingMs + readingMsPerCharacter * (title.length + message.length))
}
