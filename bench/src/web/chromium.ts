import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, constants } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Workbench } from '../area.ts'
import { temporaryFolder } from '../local-stack.ts'

export interface Chromium {
  /** Where its DevTools protocol is spoken. */
  readonly devtools: string
  readonly port: number
  stop(): Promise<void>
}

/** The Chromium that was named, or Debian's. @throws Error when there is none */
async function findChromium(): Promise<string> {
  for (const path of [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser']) {
    if (
      path &&
      (await access(path, constants.X_OK).then(
        () => true,
        () => false,
      ))
    )
      return path
  }
  throw new Error('Chromium is not installed: set CHROMIUM_PATH to one.')
}

/** Starts Chromium without a window and with an empty profile. */
export async function startChromium(workbench: Workbench): Promise<Chromium> {
  const profile = join(await temporaryFolder(workbench), 'profile')
  const child = spawn(
    await findChromium(),
    [
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-extensions',
      '--lang=en-GB',
      // The sandbox refuses root, who runs containers.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const ended = once(child, 'close')
  const stop = async () => {
    child.kill('SIGKILL')
    await ended
  }
  workbench.defer(stop)
  for await (const line of createInterface({ input: child.stderr })) {
    const devtools = /^DevTools listening on (ws:\S+)/.exec(line)?.[1]
    if (devtools === undefined) continue
    child.stderr.resume()
    return { devtools, port: Number(new URL(devtools).port), stop }
  }
  throw new Error('Chromium ended before it could be used.')
}
