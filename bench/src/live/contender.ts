/** A server that tells all its sockets something. */
export interface Contender {
  readonly port: number
  /** Tells everyone the same, so many times in one turn of the event loop. */
  broadcast(message: string, times: number): void
}

export type OpenContender = () => Promise<Contender>

/** What is told: as the live feed words it, some 200 bytes as JSON. */
export const eventOf = (id: number, message: string) => ({
  type: 'event',
  topic: 'system',
  seq: id,
  event: 'broadcast',
  data: { message },
  at: '2026-01-01T00:00:00.000Z',
})
