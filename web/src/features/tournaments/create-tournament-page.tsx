import { largestTournament, type Tournament, type TournamentType } from '@gym-it/contracts'
import { isInRange, useForm } from '@mantine/form'
import { useDeferredValue, useMemo, useState } from 'react'
import { today } from '../../lib/dates.ts'
import { i18n } from '../../lib/i18n.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { RequireRole } from '../auth/require-role.tsx'
import { readPaste } from '../participants/paste-entries.ts'
import './create/create.css'
import { type Basics, placesOf, smallest } from './create/basics.ts'
import { DrawStep } from './create/draw-step.tsx'
import { ExampleDraw } from './create/example-draw.tsx'
import { freshSettings, settingsFor } from './create/settings-draft.ts'
import { StepList } from './create/step-list.tsx'
import { useCreate } from './create/use-create.ts'
import { WhatStep } from './create/what-step.tsx'
import { WhoStep } from './create/who-step.tsx'

/** Three steps to a drawn bracket: what is played, who takes part, the draw; the bracket is shown while one types. */
export function CreateTournamentPage() {
  return (
    <Page title={i18n._('New tournament')}>
      <RequireRole atLeast="trainer">
        <Steps />
      </RequireRole>
    </Page>
  )
}

function Steps() {
  const [step, setStep] = useState(0)
  const [type, setType] = useState<TournamentType>('single_elimination')
  const [draft, setDraft] = useState(freshSettings)
  const [text, setText] = useState('')
  const [commas, setCommas] = useState<boolean>()
  const [order, setOrder] = useState<Tournament['settings']>({})
  const form = useForm<Basics>({
    initialValues: { name: '', start_date: today(), max_participants: 16 },
    validate: {
      name: value => (value.trim() === '' ? i18n._('Give it a name that people will recognise') : null),
      start_date: value => (value === '' ? i18n._('Choose a day') : null),
      max_participants: isInRange(
        { min: smallest, max: largestTournament },
        i18n._('A number from {least} to {most}', { least: smallest, most: largestTournament }),
      ),
    },
  })
  const typed = useDeferredValue(text)
  const paste = useMemo(() => readPaste(typed, { commas }), [typed, commas])
  const { entries } = paste
  const given = placesOf(form.values)
  const places = Math.min(largestTournament, Math.max(given, entries.length))
  const settings = useMemo(() => {
    const size = entries.length >= 2 ? entries.length : given
    return { ...settingsFor(type, draft, size), ...(type === 'leaderboard' ? {} : order) }
  }, [type, draft, given, entries.length, order])
  const example = useDeferredValue(
    useMemo(() => ({ type, settings, places: given, entries }), [type, settings, given, entries]),
  )
  const creating = useCreate()
  const create = (isDrawn: boolean) =>
    creating.mutate({
      body: {
        name: form.values.name.trim(),
        start_date: form.values.start_date,
        max_participants: places,
        tournament_type: type,
        settings,
      },
      entries,
      isDrawn,
    })
  const problem = <ProblemNote error={creating.error} />
  const fields = {
    ...{ type, draft, places: given },
    onChange: (part: Partial<typeof draft>) => setDraft({ ...draft, ...part }),
  }
  return (
    <>
      <StepList step={step} onStep={setStep} />
      {step === 0 && (
        <WhatStep
          {...{ form, fields, problem }}
          onType={setType}
          onNext={() => setStep(1)}
          onCreate={() => create(false)}
          isCreating={creating.isPending}
        />
      )}
      {step === 1 && (
        <WhoStep
          {...{ text, paste }}
          onText={setText}
          onCommas={setCommas}
          isLeaderboard={type === 'leaderboard'}
          onBack={() => setStep(0)}
          onNext={() => setStep(2)}
        />
      )}
      {step === 2 && (
        <DrawStep
          {...{ type, order, problem }}
          name={form.values.name.trim()}
          day={form.values.start_date}
          count={entries.length}
          hasClubs={entries.some(one => one.club)}
          onOrder={setOrder}
          onBack={() => setStep(1)}
          onCreate={create}
          creating={creating.isPending ? (creating.variables.isDrawn ? 'drawn' : 'undrawn') : null}
        />
      )}
      {entries.length <= largestTournament && <ExampleDraw {...example} />}
    </>
  )
}
