import { getRegistrationPolicy, type ReplyOf } from '@gym-it/contracts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'

export type RegistrationPolicy = ReplyOf<typeof getRegistrationPolicy>

/** Who may register here, and whether mails are sent. */
export const useRegistrationPolicy = () =>
  useQuery({ queryKey: ['registration-policy'], queryFn: ({ signal }) => call(getRegistrationPolicy, { signal }) })
