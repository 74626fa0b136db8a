import { type ComponentProps, useEffect, useState } from 'react'
import { i18n } from '../../lib/i18n.ts'
import { Form } from '../../ui/form.tsx'
import { secondsToWait, waitText } from './wait-text.ts'

/** A form whose service slows down guessing: how long to wait is counted down in place. */
export function ThrottledForm<Values extends Record<string, unknown>>({
  onSubmit,
  children,
  ...form
}: ComponentProps<typeof Form<Values>>) {
  const [until, setUntil] = useState<number | null>(null)
  const submit = async (values: Values) => {
    setUntil(null)
    try {
      await onSubmit(values)
    } catch (error) {
      const seconds = secondsToWait(error)
      if (seconds === undefined) throw error
      setUntil(Date.now() + seconds * 1000)
    }
  }
  return (
    <Form<Values> {...form} onSubmit={submit}>
      {children}
      {until !== null && <WaitNote key={until} until={until} />}
    </Form>
  )
}

const secondsUntil = (until: number) => Math.max(0, Math.ceil((until - Date.now()) / 1000))

/** Counts down for the eyes; who listens hears the wait once, and its end. */
function WaitNote({ until }: { until: number }) {
  const [left, setLeft] = useState(() => secondsUntil(until))
  const [whole] = useState(left)
  const isOver = left === 0
  useEffect(() => {
    if (isOver) return
    const timer = setInterval(() => setLeft(secondsUntil(until)), 250)
    return () => clearInterval(timer)
  }, [until, isOver])
  const say = (seconds: number) =>
    isOver
      ? i18n._('You can try again now.')
      : i18n._('Too many attempts. Try again in {wait}.', { wait: waitText(seconds) })
  return (
    <div className={isOver ? 'notice notice-calm figures' : 'notice figures'}>
      <span aria-hidden="true">{say(left)}</span>
      <span className="visually-hidden" role="alert">
        {say(whole)}
      </span>
    </div>
  )
}
