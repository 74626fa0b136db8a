import type { Writable } from 'node:stream'
import { type CloseCode, type EventAudience, type ServerFrame, userTopic } from '@gym-it/contracts'
import { type Addressee, Outbox, type Postman } from './outbox.ts'
import type { Form } from './shown.ts'
import type { SignIn } from './sign-ins.ts'
import type { Subscription } from './subscription.ts'
import type { Topic } from './topics.ts'

/** One connected client: who it is, and what it follows. What carries its frames is told by who extends it. */
export abstract class LiveClient implements Addressee {
  readonly outbox: Outbox
  abstract readonly form: Form
  readonly subscriptions = new Map<string, Subscription>()
  signIn: SignIn | null = null

  constructor(stream: Writable, postman: Postman, waitingBytes: number) {
    this.outbox = new Outbox(stream, postman, this, waitingBytes)
  }

  /** Sends what is for this client alone. */
  abstract send(frame: ServerFrame): void

  /** Ends the connection and says why; a client that comes back resumes where it was. */
  abstract close(code: CloseCode): void

  /** What others may not see needs a sign-in that is good at this very moment. */
  maySee(topic: Topic, audience: EventAudience): boolean {
    const isOwn = topic.name === 'user'
    if (!isOwn && audience === 'public') return true
    const { signIn } = this
    if (signIn === null || signIn.endsAt <= Date.now()) return false
    // Whoever the socket has become since: the topic stays that of the person who subscribed.
    return isOwn ? topic.key === userTopic(signIn.userId) : audience === 'members'
  }

  /** More has to wait for this client: with too much it is sent away. */
  bear(): void {
    let bytes = 0
    for (const { waitingBytes } of this.subscriptions.values()) bytes += waitingBytes
    if (bytes > this.outbox.mostBytes) this.overflow()
  }

  proceed(): void {
    for (const subscription of this.subscriptions.values()) subscription.proceed()
  }

  overflow(): void {
    this.close(4408)
  }
}
