import type { ChangedMatches } from '@gym-it/contracts'
import { useQuery } from '@tanstack/react-query'

/** Asks the server what a change would do; null where there is nothing to ask. */
export type Preview = ((signal: AbortSignal) => Promise<Pick<ChangedMatches, 'changed' | 'cleared'>>) | null

/** What a change would do, asked anew for each `subject`; whoever names the same one gets the same answer. */
export const usePreview = (preview: Preview, subject: string) =>
  useQuery({
    queryKey: ['preview', subject],
    queryFn: ({ signal }) => (preview === null ? null : preview(signal)),
    enabled: preview !== null,
    gcTime: 0,
    staleTime: 0,
  })
