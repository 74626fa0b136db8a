import { getMe, type User } from '@gym-it/contracts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { queryClient } from '../../lib/query-client.ts'

const queryKey = ['me']

/** One’s own profile, as the person themselves sees it. */
export const useOwnProfile = () => useQuery({ queryKey, queryFn: ({ signal }) => call(getMe, { signal }) })

/** Takes over what a change of the profile answered. */
export const showOwnProfile = (user: User) => queryClient.setQueryData(queryKey, user)
