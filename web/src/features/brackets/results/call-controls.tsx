import { type BracketView, callMatch, type Match, recallMatch, startMatch } from '@gym-it/contracts'
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { call } from '../../../lib/call.ts'
import { i18n } from '../../../lib/i18n.ts'
import { ProblemNote } from '../../../ui/problem-note.tsx'
import { toast, toastProblem } from '../../../ui/toast.ts'
import { patchBracket } from '../../tournaments/queries.ts'
import { applyMatches } from '../live-bracket.ts'
import { stateText } from '../match/state-text.ts'
import { keepCourt, knownCourts } from './known-courts.ts'

interface CallControlsProps {
  readonly match: Match
  readonly view: BracketView
  /** Told when it was called: there is nothing more to do here until it is played. */
  readonly onCalled: () => void
}

const settle = (match: Match) => void patchBracket(match.tournament_id, view => applyMatches(view, [match]))

/** Calls a match to where it is played, says that it has begun, and takes either back. */
export function CallControls({ match, view, onCalled }: CallControlsProps) {
  const [court, setCourt] = useState('')
  const courts = useId()
  const params = { id: match.tournament_id, match_id: match.id }
  const takeBack = () => call(recallMatch, { params })
  const calling = useMutation({
    mutationFn: () => call(callMatch, { params, body: { court: court.trim() === '' ? null : court.trim() } }),
    onSuccess({ bracket }) {
      settle(bracket)
      if (bracket.court) keepCourt(bracket.court)
      onCalled()
      const undo = () => void takeBack().then(reply => settle(reply.bracket), toastProblem)
      toast(i18n._('{first} against {second}', namesOf(bracket)), {
        title: stateText(bracket),
        about: `match ${bracket.id}`,
        action: { label: i18n._('Undo'), run: undo },
      })
    },
  })
  const starting = useMutation({
    mutationFn: () => call(startMatch, { params }),
    onSuccess: ({ bracket }) => settle(bracket),
  })
  const recalling = useMutation({ mutationFn: takeBack, onSuccess: ({ bracket }) => settle(bracket) })

  const submit = (event: FormEvent) => {
    event.preventDefault()
    calling.mutate()
  }
  const start = (
    <Button variant="default" loading={starting.isPending} onClick={() => starting.mutate()}>
      {i18n._('It has begun')}
    </Button>
  )
  return (
    <Stack gap="xs" className="call-controls">
      {match.status === 'ready' ? (
        <form noValidate onSubmit={submit}>
          <Group gap="xs" align="flex-end">
            <TextInput
              label={i18n._('Where it is played')}
              placeholder={i18n._('Mat 2')}
              list={courts}
              maxLength={40}
              autoComplete="off"
              className="call-court"
              value={court}
              onChange={event => setCourt(event.currentTarget.value)}
            />
            <datalist id={courts}>
              {knownCourts(view.bracket).map(name => (
                <option key={name} value={name} />
              ))}
            </datalist>
            <Button type="submit" variant="default" loading={calling.isPending}>
              {i18n._('Call the match')}
            </Button>
            {start}
          </Group>
        </form>
      ) : (
        <Group gap="xs">
          <Text fw={700} role="status" className="call-state">
            {stateText(match)}
          </Text>
          {match.status === 'called' && start}
          <Button variant="subtle" loading={recalling.isPending} onClick={() => recalling.mutate()}>
            {i18n._('Take the call back')}
          </Button>
        </Group>
      )}
      <ProblemNote error={calling.error ?? starting.error ?? recalling.error} />
    </Stack>
  )
}

const namesOf = ({ participant1, participant2 }: Match) => ({ first: participant1?.name, second: participant2?.name })
