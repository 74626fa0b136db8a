// One of the contenders: `server.ts ours|ws|socket.io|bare`. Answers where it listens, broadcasts, and tells what it took.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { OpenContender } from './contender.ts'
import { answerQuestions } from './partner.ts'

export type ServerQuestion =
  | { readonly ask: 'port' | 'cpu' | 'memory' }
  | { readonly ask: 'broadcast'; readonly times: number }

const contenders: Readonly<Record<string, () => Promise<{ readonly open: OpenContender }>>> = {
  ours: () => import('./ours.ts'),
  ws: () => import('./plain-ws.ts'),
  'socket.io': () => import('./socket-io.ts'),
  bare: () => import('./bare-writes.ts'),
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** What each broadcast says; the frames of all contenders are some 200 bytes long. */
const message = 'x'.repeat(90)

const { open } = (await contenders[process.argv[2] ?? '']?.()) ?? {}
if (!open) throw new Error(`There is no contender ${process.argv[2]}.`)
const contender = await open()

answerQuestions(async (question: ServerQuestion) => {
  switch (question.ask) {
    case 'port':
      return contender.port
    case 'cpu': {
      const { user, system } = process.cpuUsage()
      return user + system
    }
    case 'memory':
      for (let round = 0; round < 3; round += 1) collect()
      return process.memoryUsage.rss()
    case 'broadcast':
      return contender.broadcast(message, question.times)
  }
})
