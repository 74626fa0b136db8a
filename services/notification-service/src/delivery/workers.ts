import type { Service } from '@gym-it/service-kit'

const lookMs = 1_000

/** What was taken, to be done. */
export type Work = () => Promise<void>

/**
 * Does what lies in a table until the app closes, when this service has told of something and every second. `take` takes
 * one thing; null means that nothing is left. Up to `atOnce` are under way at a time, so that one slow receiver does not
 * keep the others waiting; replicas share the work where `take` skips what another has taken.
 */
export function startWorkers(
  service: Pick<Service, 'name' | 'bus' | 'whenMigrated' | 'onClose' | 'onTrouble'>,
  take: () => Promise<Work | null>,
  atOnce: number,
): void {
  const { name, bus, whenMigrated, onClose, onTrouble } = service
  let isStopped = true
  const running = new Set<Promise<void>>()
  const workOn = async () => {
    while (!isStopped) {
      const work = await take()
      if (work === null) return
      // Before this one is done: it may take its time.
      if (running.size < atOnce) start()
      await work()
    }
  }
  const start = () => {
    const work = workOn()
      .catch(onTrouble)
      .finally(() => running.delete(work))
    running.add(work)
  }
  const wake = () => {
    if (!isStopped && running.size < atOnce) start()
  }
  const timer = setInterval(wake, lookMs)
  timer.unref()
  bus.listen(doorbell => {
    if (doorbell === null || doorbell.service === name) wake()
  })
  whenMigrated(() => {
    isStopped = false
    wake()
  })
  onClose(async () => {
    isStopped = true
    clearInterval(timer)
    await Promise.all(running)
  })
}
