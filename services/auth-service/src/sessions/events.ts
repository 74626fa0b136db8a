import type { NewEvent } from '@gym-it/service-kit'

const sessionEvent = (type: 'session.started' | 'session.ended', user_id: number, sid: string): NewEvent => ({
  type,
  subject: `user:${user_id}`,
  topic: null,
  audience: 'internal',
  data: { user_id, sid },
})

export const sessionStarted = (userId: number, sid: string) => sessionEvent('session.started', userId, sid)
export const sessionEnded = (userId: number, sid: string) => sessionEvent('session.ended', userId, sid)
