import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import type { Cleanup } from './cleanup.ts'

export interface ReceivedMail {
  readonly to: string
  /** Head and body. */
  readonly text: string
}

/** A mail server of the test's own. */
export interface MailServer {
  readonly url: string
  readonly mails: readonly ReceivedMail[]
  /** How many it has refused. */
  readonly refused: number
  /**
   * What it does with mails from now on: takes them, refuses them (saying the address in its answer, as servers do), or
   * takes them and ends the connection before it says so.
   */
  behave(how: 'take' | 'refuse' | 'take_silently'): void
}

/** Mails are sent as quoted-printable, which breaks long lines, or where they are mostly not ASCII as base64. */
function decoded(text: string): string {
  const end = text.indexOf('\r\n\r\n')
  const head = text.slice(0, end)
  const isBase64 = /^content-transfer-encoding: base64$/im.test(head)
  if (isBase64) return `${head}\r\n\r\n${Buffer.from(text.slice(end), 'base64')}`
  return text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** Speaks as much SMTP (RFC 5321) as a client needs, until the test has ended. */
export async function startMailServer(t: Cleanup): Promise<MailServer> {
  const mails: ReceivedMail[] = []
  let refused = 0
  let manner: Parameters<MailServer['behave']>[0] = 'take'
  const serve = (socket: Socket) => {
    let to = ''
    let buffer = ''
    let isData = false
    const say = (line: string) => void socket.write(`${line}\r\n`)
    const take = (text: string) => {
      isData = false
      mails.push({ to, text: decoded(text) })
      if (manner === 'take_silently') socket.destroy()
      else say('250 taken')
    }
    const answer = (line: string) => {
      if (/^RCPT TO:/i.test(line)) {
        to = /<([^>]*)>/.exec(line)?.[1] ?? ''
        if (manner === 'refuse') refused += 1
        say(manner === 'refuse' ? `550 5.1.1 ${to}: not now` : '250 ok')
      } else if (/^DATA/i.test(line)) {
        isData = true
        say('354 go on')
      } else if (/^QUIT/i.test(line)) {
        say('221 bye')
        socket.end()
      } else say('250 ok')
    }
    const readPart = (): boolean => {
      const mark = isData ? '\r\n.\r\n' : '\r\n'
      const end = buffer.indexOf(mark)
      if (end < 0) return false
      const part = buffer.slice(0, end)
      buffer = buffer.slice(end + mark.length)
      if (isData) take(part)
      else answer(part)
      return true
    }
    socket.on('error', () => socket.destroy())
    socket.on('data', data => {
      buffer += String(data)
      while (readPart());
    })
    say('220 test')
  }
  const server = createServer(serve)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => void server.close())
  const { port } = server.address() as { port: number }
  return {
    url: `smtp://127.0.0.1:${port}?ignoreTLS=true`,
    mails,
    get refused() {
      return refused
    },
    behave: how => {
      manner = how
    },
  }
}
