import type { Match } from '@gym-it/contracts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { i18n } from '../../../lib/i18n.ts'
import { ProblemNote } from '../../../ui/problem-note.tsx'

interface WhyPairingsProps {
  readonly matches: readonly Match[]
  readonly round: number
}

/** Says of every pairing of a round why it came about; worked out when somebody asks. */
export function WhyPairings({ matches, round }: WhyPairingsProps) {
  const [opened, setOpened] = useState(false)
  const id = matches[0]?.tournament_id ?? 0
  const asked = useQuery({
    queryKey: ['pairing-reasons', id, round, matches.map(match => match.version).join()],
    // The engine is loaded for it.
    queryFn: async () => (await import('./pairing-reasons.ts')).reasonsOfRound(id, matches, round),
    enabled: opened,
  })
  return (
    <details className="why-pairings" onToggle={event => setOpened(event.currentTarget.open)}>
      <summary>{i18n._('Why these pairings?')}</summary>
      <ProblemNote error={asked.error} />
      <ul>
        {asked.data?.map(({ id: match, names, reasons }) => (
          <li key={match}>
            <strong>{names}</strong>: {reasons.join('; ')}
          </li>
        ))}
      </ul>
    </details>
  )
}
