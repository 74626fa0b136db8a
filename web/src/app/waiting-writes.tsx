import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { detailOf } from '../lib/api-problem.ts'
import { formatClock } from '../lib/dates.ts'
import { i18n } from '../lib/i18n.ts'
import { live } from '../lib/live.ts'
import { session } from '../lib/session.ts'
import { useStore } from '../lib/store.ts'
import { useSession } from '../lib/use-session.ts'
import { areWritesKept } from '../lib/writes/kept-writes.ts'
import { awaitedKeys, keptWrites } from '../lib/writes/known-writes.ts'
import { discard, sendAgain } from '../lib/writes/queue.ts'
import { sendingKey, sendWaiting, sentWrites } from '../lib/writes/sending.ts'
import { problemOf, type WaitingWrite } from '../lib/writes/waiting-write.ts'
import { toast } from '../ui/toast.ts'
import { useKeptFocus } from '../ui/use-kept-focus.ts'
import { focusPage } from './page-news.tsx'
import { waitsForAuthor } from './waiting-texts.ts'
import './waiting-writes.css'

const againMs = 10_000

/** Sends what waits whenever that may work: at the start, when a connection or a person comes back, and now and then. */
function useSending(): void {
  useEffect(() => {
    const send = () => void sendWaiting()
    const timer = setInterval(() => keptWrites.get().some(one => !one.refusal) && send(), againMs)
    addEventListener('online', send)
    const unfollow = [
      live.state.subscribe(() => live.state.get().status === 'live' && send()),
      session.subscribe(() => session.get().status === 'signed_in' && keptWrites.get().length > 0 && send()),
    ]
    send()
    return () => {
      clearInterval(timer)
      removeEventListener('online', send)
      for (const end of unfollow) end()
    }
  }, [])
}

/** Says when something begins to wait, and when it has arrived. */
function useNews(waiting: readonly WaitingWrite[], sent: readonly WaitingWrite[]): void {
  const newest = sent.at(-1)
  const told = useRef(newest)
  useEffect(() => {
    if (newest === undefined || newest === told.current) return
    told.current = newest
    toast(newest.words, { title: i18n._('Sent') })
  }, [newest])
  const seenUntil = useRef(Date.now())
  const last = waiting.at(-1)
  useEffect(() => {
    if (last === undefined || last.madeAt <= seenUntil.current) return
    seenUntil.current = last.madeAt
    if (!last.refusal) toast(last.words, { title: i18n._('Waits for the connection') })
  }, [last])
}

function State({ one, isSending }: { one: WaitingWrite; isSending: boolean }) {
  if (isSending) return <span className="waiting-state">{i18n._('Sending…')}</span>
  if (one.refusal === undefined) return <span className="waiting-state">{i18n._('Waiting for the connection')}</span>
  return (
    <span className="waiting-state waiting-refused">
      {i18n._('Refused: {reason}', { reason: detailOf(problemOf(one.refusal)) })}
    </span>
  )
}

function Waiting({ one, isSending }: { one: WaitingWrite; isSending: boolean }) {
  const putAside = async () => {
    const undo = await discard(one)
    toast(one.words, { title: i18n._('Discarded'), action: { label: i18n._('Undo'), run: () => void undo() } })
  }
  return (
    <li data-row>
      <span className="waiting-words">
        <Link to={one.page} dir="auto">
          {one.words}
        </Link>{' '}
        <span className="waiting-time">{formatClock(one.madeAt)}</span>
        <State one={one} isSending={isSending} />
      </span>
      {one.refusal && (
        <Button size="compact-sm" variant="default" onClick={() => void sendAgain(one)}>
          {i18n._('Send again')}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="default"
        disabled={isSending}
        onClick={() => void putAside()}
        aria-label={i18n._('Discard: {change}', { change: one.words })}
      >
        {i18n._('Discard')}
      </Button>
    </li>
  )
}

/** The queue of changes that wait for a connection, below the bar; nothing while there is none. */
export function WaitingWrites() {
  useSending()
  const state = useSession()
  const isKept = useStore(areWritesKept)
  const all = useStore(keptWrites)
  const sending = useStore(sendingKey)
  const sent = useStore(sentWrites)
  const userId = state.status === 'signed_in' ? state.user.id : undefined
  const awaited = useStore(awaitedKeys)
  // What is still awaited where it was made is told there.
  const shown = all.filter(one => one.userId === userId && !awaited.has(one.key))
  useNews(shown, sent)
  if (state.status === 'anonymous' && all.length > 0) {
    return <p className="waiting">{i18n._(waitsForAuthor, { count: all.length })}</p>
  }
  if (shown.length === 0) return null
  return <Queue shown={shown} isKept={isKept} sending={sending} />
}

interface QueueProps {
  readonly shown: readonly WaitingWrite[]
  readonly isKept: boolean
  readonly sending: string | null
}

function Queue({ shown, isKept, sending }: QueueProps) {
  const keptFocus = useKeptFocus(false, focusPage)
  const refused = shown.filter(one => one.refusal).length
  return (
    <section className="waiting" aria-label={i18n._('Changes that wait')} {...keptFocus}>
      <details open={refused > 0}>
        <summary>
          <span role="status">
            {refused < shown.length &&
              i18n._(
                '{count, plural, one {# change waits for the connection.} other {# changes wait for the connection.}}',
                { count: shown.length - refused },
              )}{' '}
            {refused > 0 &&
              i18n._('{count, plural, one {# change was refused.} other {# changes were refused.}}', {
                count: refused,
              })}
          </span>
        </summary>
        <p className="waiting-note">
          {isKept
            ? i18n._('They are kept in this browser and sent by themselves, in this order, also after a reload.')
            : i18n._('This browser keeps nothing: leave this page open until they are sent.')}
        </p>
        <ul className="plain-list">
          {shown.map(one => (
            <Waiting key={one.key} one={one} isSending={one.key === sending} />
          ))}
        </ul>
      </details>
    </section>
  )
}
