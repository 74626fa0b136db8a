import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { Workbench } from '../area.ts'

/** A process of its own that answers questions. */
export interface Partner {
  readonly pid: number
  /** @throws Error when it has ended, or says that it cannot */
  ask<T>(question: object): Promise<T>
  stop(): Promise<void>
}

interface Answer {
  readonly id: number
  readonly answer?: unknown
  readonly failure?: string
}

/** Runs a TypeScript file that calls `answerQuestions`; it ends with the workbench at the latest. */
export function startPartner({ defer }: Workbench, file: string, args: readonly string[]): Partner {
  const child: ChildProcess = fork(file, [...args], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const open = new Map<number, (answer: Answer) => void>()
  let lastId = 0
  let isOver = false
  child.on('message', (message: Answer) => {
    open.get(message.id)?.(message)
    open.delete(message.id)
  })
  const ended = once(child, 'exit').then(() => {
    isOver = true
    for (const [id, resolve] of open) resolve({ id, failure: `${file} has ended` })
  })
  const stop = async () => {
    if (!isOver) child.kill('SIGKILL')
    await ended
  }
  defer(stop)
  return {
    pid: child.pid ?? 0,
    stop,
    async ask<T>(question: object) {
      const id = ++lastId
      const { answer, failure } = await new Promise<Answer>(resolve => {
        open.set(id, resolve)
        if (isOver) resolve({ id, failure: `${file} has ended` })
        else child.send({ ...question, id })
      })
      if (failure) throw new Error(failure)
      // Both ends are in this folder.
      return answer as T
    },
  }
}

/** Answers the questions of the process that started this one. */
export function answerQuestions<Q>(answerTo: (question: Q) => unknown): void {
  process.on('message', async (message: Q & { id: number }) => {
    const { id } = message
    try {
      process.send?.({ id, answer: await answerTo(message) })
    } catch (error) {
      process.send?.({ id, failure: String(error) })
    }
  })
  process.on('disconnect', () => process.exit(0))
}
