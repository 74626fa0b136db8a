import type { ChangedMatches } from '@gym-it/contracts'
import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ProblemNote } from '../../ui/problem-note.tsx'

interface ConsequencesProps {
  /** Asks the server what would change; null where there is nothing to ask. */
  readonly preview: ((signal: AbortSignal) => Promise<ChangedMatches>) | null
  /** The match that is changed itself. */
  readonly of: number
  /** What distinguishes this change from another one. */
  readonly subject: string
}

/** What else a correction changes, before it is saved. */
export function Consequences({ preview, of, subject }: ConsequencesProps) {
  const asked = useQuery({
    queryKey: ['preview', of, subject],
    queryFn: ({ signal }) => (preview === null ? null : preview(signal)),
    enabled: preview !== null,
    gcTime: 0,
    staleTime: 0,
  })
  if (preview === null) return null
  if (asked.isPending) return <Skeleton height={64} radius="md" aria-label="Looking what this changes" />
  if (asked.error) return <ProblemNote error={asked.error} />
  const others = asked.data?.changed.filter(match => match.id !== of) ?? []
  const cleared = new Set(asked.data?.cleared)
  if (others.length === 0) {
    return (
      <p className="notice notice-calm" role="status">
        Nothing else changes.
      </p>
    )
  }
  return (
    <div className={cleared.size > 0 ? 'notice' : 'notice notice-calm'} role="status">
      <p className="notice-title">
        {cleared.size > 0
          ? `${cleared.size} later ${cleared.size === 1 ? 'result is' : 'results are'} cleared, as the pairing changes:`
          : `${others.length} later ${others.length === 1 ? 'match changes' : 'matches change'}:`}
      </p>
      <ul>
        {others.map(match => (
          <li key={match.id}>
            <strong>{match.label}</strong>: {match.participant1?.name ?? 'to be decided'} against{' '}
            {match.participant2?.name ?? 'to be decided'}
            {cleared.has(match.id) && <em> (result cleared)</em>}
          </li>
        ))}
      </ul>
    </div>
  )
}
