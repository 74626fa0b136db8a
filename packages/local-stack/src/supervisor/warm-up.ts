import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/**
 * Compiles the services' code once and for all of them, where Node keeps compiled code. At the very first start this
 * happens beside the making of the database; otherwise each of the five would compile the same packages for itself.
 */
export async function warmUp(mains: readonly URL[]): Promise<void> {
  if (!process.env.NODE_COMPILE_CACHE) return
  // A process of its own, which gives its memory back. Only speed is at stake: a module that cannot be loaded is told
  // when its service starts.
  const program = join(import.meta.dirname, 'compile-services.ts')
  const child = spawn(process.execPath, [program, ...mains.map(main => main.href)], { stdio: 'ignore' })
  child.on('error', () => {})
  await once(child, 'close').catch(() => {})
}
