import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import type { Cleanup } from './cleanup.ts'

/** A way to a server that can be cut, as if the server had stopped, and mended. */
export interface Cuttable {
  /** The server's URL, by this way. */
  readonly url: string
  /** Ends all connections and refuses new ones. */
  cut(): Promise<void>
  mend(): Promise<void>
}

/** Below the ports that systems give to outgoing connections: it must still be free when the way is mended. */
async function listenSomewhere(server: Server): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000)
    server.listen(port, '127.0.0.1')
    try {
      await once(server, 'listening')
      return port
    } catch (error) {
      if ((error as { code?: string }).code !== 'EADDRINUSE') throw error
    }
  }
}

/** Opens a way to the server of this URL. */
export async function openCuttable(t: Cleanup, serverUrl: string): Promise<Cuttable> {
  const target = new URL(serverUrl)
  const open = new Set<Socket>()
  const server = createServer(near => {
    const far = connect(Number(target.port), target.hostname)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from)
      from.on('error', () => to.destroy())
      from.on('close', () => {
        open.delete(from)
        to.destroy()
      })
      from.pipe(to)
    }
  })
  const port = await listenSomewhere(server)
  const url = new URL(serverUrl)
  url.host = `127.0.0.1:${port}`
  const cut = async () => {
    if (!server.listening) return
    const closed = once(server.close(), 'close')
    for (const socket of open) socket.destroy()
    await closed
  }
  t.after(cut)
  return {
    url: url.href,
    cut,
    async mend() {
      server.listen(port, '127.0.0.1')
      await once(server, 'listening')
    },
  }
}
