import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import type { Cleanup } from '@gym-it/service-kit/testing'

export interface ReceivedMail {
  readonly to: string
  readonly text: string
}

/** A mail server of the test's own. */
export interface MailServer {
  readonly url: string
  readonly mails: readonly ReceivedMail[]
  /** Refuses all mails from now on, or takes them again; says the address in its answer, as servers do. */
  refuse(isRefusing: boolean): void
}

/** Mails are sent as quoted-printable, which breaks long lines. */
const decoded = (text: string) =>
  text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** Speaks as much SMTP (RFC 5321) as a client needs, until the test has ended. */
export async function startMailServer(t: Cleanup): Promise<MailServer> {
  const mails: ReceivedMail[] = []
  let isRefusing = false
  const serve = (socket: Socket) => {
    let to = ''
    let buffer = ''
    let isData = false
    const say = (line: string) => void socket.write(`${line}\r\n`)
    const answer = (line: string) => {
      if (/^RCPT TO:/i.test(line)) {
        to = /<([^>]*)>/.exec(line)?.[1] ?? ''
        say(isRefusing ? `550 5.1.1 ${to}: not now` : '250 ok')
      } else if (/^DATA/i.test(line)) {
        isData = true
        say('354 go on')
      } else if (/^QUIT/i.test(line)) {
        say('221 bye')
        socket.end()
      } else say('250 ok')
    }
    socket.on('error', () => socket.destroy())
    socket.on('data', data => {
      buffer += String(data)
      for (
        let end = buffer.indexOf(isData ? '\r\n.\r\n' : '\r\n');
        end >= 0;
        end = buffer.indexOf(isData ? '\r\n.\r\n' : '\r\n')
      ) {
        const part = buffer.slice(0, end)
        buffer = buffer.slice(end + (isData ? 5 : 2))
        if (isData) {
          isData = false
          mails.push({ to, text: decoded(part) })
          say('250 taken')
        } else answer(part)
      }
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
    refuse: refusing => {
      isRefusing = refusing
    },
  }
}

/** The secret of the link in a mail. */
export const secretIn = ({ text }: Pick<ReceivedMail, 'text'>) => /#\w+=([\w-]+)/.exec(text)?.[1] ?? ''
