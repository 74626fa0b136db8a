import { isPublic, queryClient } from './query-client.ts'
import { onOtherUser } from './session.ts'

/**
 * What somebody has asked for is not left to whoever comes after them, also where the session ended by a ban or in another
 * tab: their own data goes, and what is public, where members see more, is asked for anew.
 */
export function forgetFormerUser(): void {
  onOtherUser(() =>
    // First the page takes away what it shows to those signed in only.
    setTimeout(() => {
      queryClient.removeQueries({ predicate: ({ queryKey }) => !isPublic(queryKey) })
      queryClient.getMutationCache().clear()
      void queryClient.resetQueries()
    }),
  )
}
