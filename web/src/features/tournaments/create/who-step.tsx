import { largestTournament } from '@gym-it/contracts'
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { i18n } from '../../../lib/i18n.ts'
import { NamesField } from '../../participants/names-field.tsx'
import type { PasteDraft, PastedEntries } from '../../participants/paste-entries.ts'
import { PasteReport } from '../../participants/paste-report.tsx'
import '../../participants/participants.css'

interface WhoStepProps {
  readonly names: PasteDraft
  readonly onNames: (part: Partial<PasteDraft>) => void
  readonly paste: PastedEntries
  readonly onBack: () => void
  readonly onNext: () => void
  readonly isLeaderboard: boolean
}

/** Who takes part: pasted, typed, or read from a file. */
export function WhoStep({ names, onNames, paste, onBack, onNext, isLeaderboard }: WhoStepProps) {
  return (
    <section className="panel" aria-label={i18n._('Who takes part')}>
      <Stack gap="md">
        <div>
          <Title order={2}>{i18n._('Paste the names')}</Title>
          <Text c="dimmed" mt={4}>
            {isLeaderboard
              ? i18n._('One name per line. Club and division may follow: {example}.', { example: 'Ana; Kraken; Rx' })
              : i18n._('One name per line. Club and rating may follow: {example}.', { example: 'Ana; Kraken; 1850' })}
          </Text>
        </div>
        <NamesField value={names.text} onChange={text => onNames({ text })} minRows={6} autoFocus />
        <PasteReport {...{ paste, names }} approvedCount={0} max={largestTournament} onChoice={onNames} />
        <Group gap="sm">
          <Button size="md" disabled={paste.entries.length > largestTournament} onClick={onNext}>
            {isLeaderboard ? i18n._('Next: the start') : i18n._('Next: the draw')}
          </Button>
          <Button size="md" variant="subtle" onClick={onBack}>
            {i18n._('Back')}
          </Button>
        </Group>
      </Stack>
    </section>
  )
}
