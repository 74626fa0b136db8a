import { largestTournament } from '@gym-it/contracts'
import { isInRange, useForm } from '@mantine/form'
import { useDeferredValue, useMemo } from 'react'
import { i18n } from '../../lib/i18n.ts'
import { type Draft, useDraft } from '../../lib/use-draft.ts'
import { DraftNote } from '../../ui/draft-note.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { RequireRole } from '../auth/require-role.tsx'
import { readPaste } from '../participants/paste-entries.ts'
import { usePaste } from '../participants/use-paste.ts'
import './create/create.css'
import { bodyOf, placesOf, smallest } from './create/basics.ts'
import { DrawStep } from './create/draw-step.tsx'
import { ExampleDraw } from './create/example-draw.tsx'
import { settingsFor } from './create/settings-draft.ts'
import { StepList } from './create/step-list.tsx'
import { useCreate } from './create/use-create.ts'
import { WhatStep } from './create/what-step.tsx'
import { WhoStep } from './create/who-step.tsx'
import { freshWizard, type WizardDraft } from './create/wizard-draft.ts'

/** Three steps to a drawn bracket: what is played, who takes part, the draw; the bracket is shown while one types. */
export function CreateTournamentPage() {
  return (
    <Page title={i18n._('New tournament')}>
      <RequireRole atLeast="trainer">
        <Wizard />
      </RequireRole>
    </Page>
  )
}

function Wizard() {
  const draft = useDraft('new tournament', freshWizard())
  return (
    <>
      <DraftNote draft={draft} />
      <Steps key={draft.edition} draft={draft} />
    </>
  )
}

function Steps({ draft }: { draft: Draft<WizardDraft> }) {
  const { step, type, basics, settings: typed, paste: names, order, attempt } = draft.value
  const change = (part: Partial<WizardDraft>) => draft.set(now => ({ ...now, ...part }))
  const form = useForm({
    initialValues: basics,
    onValuesChange: values => change({ basics: values }),
    validate: {
      name: value => (value.trim() === '' ? i18n._('Give it a name that people will recognise') : null),
      start_date: value => (value === '' ? i18n._('Choose a day') : null),
      max_participants: isInRange(
        { min: smallest, max: largestTournament },
        i18n._('A number from {least} to {most}', { least: smallest, most: largestTournament }),
      ),
    },
  })
  const paste = usePaste(names)
  const { entries } = paste
  const given = placesOf(basics)
  const settings = useMemo(() => {
    const size = entries.length >= 2 ? entries.length : given
    return { ...settingsFor(type, typed, size), ...(type === 'leaderboard' ? {} : order) }
  }, [type, typed, given, entries.length, order])
  const example = useDeferredValue(
    useMemo(() => ({ type, settings, places: given, entries }), [type, settings, given, entries]),
  )
  const creating = useCreate({ attempt, onAttempt: now => change({ attempt: now }), onDone: draft.end })
  const create = (isDrawn: boolean) => {
    // What is shown may be a moment behind the typing.
    const { entries: wanted } = readPaste(names)
    const max_participants = Math.min(largestTournament, Math.max(given, wanted.length))
    const body = { ...bodyOf(basics), max_participants, tournament_type: type, settings }
    creating.mutate({ body, entries: wanted, paste: names, isDrawn })
  }
  const problem = <ProblemNote error={creating.error} />
  const fields = {
    ...{ type, draft: typed, places: given },
    onChange: (part: Partial<typeof typed>) => change({ settings: { ...typed, ...part } }),
  }
  return (
    <>
      <StepList step={step} onStep={chosen => change({ step: chosen })} />
      {step === 0 && (
        <WhatStep
          {...{ form, fields, problem }}
          onType={chosen => change({ type: chosen })}
          onNext={() => change({ step: 1 })}
          onCreate={() => create(false)}
          isCreating={creating.isPending}
        />
      )}
      {step === 1 && (
        <WhoStep
          {...{ names, paste }}
          onNames={part => change({ paste: { ...names, ...part } })}
          isLeaderboard={type === 'leaderboard'}
          onBack={() => change({ step: 0 })}
          onNext={() => change({ step: 2 })}
        />
      )}
      {step === 2 && (
        <DrawStep
          {...{ type, order, problem }}
          name={basics.name.trim()}
          day={basics.start_date}
          count={entries.length}
          hasClubs={entries.some(one => one.club)}
          onOrder={chosen => change({ order: chosen })}
          onBack={() => change({ step: 1 })}
          onCreate={create}
          creating={creating.isPending ? (creating.variables.isDrawn ? 'drawn' : 'undrawn') : null}
          progress={creating.progress}
        />
      )}
      {entries.length <= largestTournament && <ExampleDraw {...example} />}
    </>
  )
}
