import type { NewEvent } from '@gym-it/service-kit'

const place = (userId: number) => ({ subject: `user:${userId}`, topic: null, audience: 'internal' }) as const

export const passwordChanged = (userId: number, shown: 'password' | 'link'): NewEvent => ({
  type: 'account.password_changed',
  ...place(userId),
  data: { user_id: userId, with: shown },
})

export const resetLinkMade = (userId: number): NewEvent => ({
  type: 'account.reset_link_made',
  ...place(userId),
  data: { user_id: userId },
})
