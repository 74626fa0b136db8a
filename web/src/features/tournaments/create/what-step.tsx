import { largestTournament, type TournamentType } from '@gym-it/contracts'
import { Button, Group, NumberInput, Stack, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { ReactNode } from 'react'
import { i18n } from '../../../lib/i18n.ts'
import { AccessFields } from '../access-fields.tsx'
import type { Basics } from './basics.ts'
import { smallest } from './basics.ts'
import { FormatChoices } from './format-choices.tsx'
import { MoreSettings, SettingsFields, type SettingsFieldsProps } from './settings-fields.tsx'

interface WhatStepProps {
  readonly form: UseFormReturnType<Basics>
  readonly fields: SettingsFieldsProps
  readonly onType: (type: TournamentType) => void
  readonly onNext: () => void
  /** Makes the tournament without names, which can come later. */
  readonly onCreate: () => void
  readonly isCreating: boolean
  readonly problem: ReactNode
}

/** What is played, what it is called, on which day. */
export function WhatStep({ form, fields, onType, onNext, onCreate, isCreating, problem }: WhatStepProps) {
  return (
    <div className="create-columns">
      <FormatChoices value={fields.type} onChange={onType} />
      <form className="panel" noValidate onSubmit={form.onSubmit(onNext)}>
        <Stack gap="md">
          <div className="create-basics">
            <TextInput
              label={i18n._('Name of the tournament')}
              placeholder={i18n._('Autumn Open 2026')}
              maxLength={200}
              size="md"
              dir="auto"
              autoFocus
              {...form.getInputProps('name')}
            />
            <TextInput label={i18n._('Day')} type="date" size="md" {...form.getInputProps('start_date')} />
            <NumberInput
              label={i18n._('Places')}
              min={smallest}
              max={largestTournament}
              allowDecimal={false}
              size="md"
              {...form.getInputProps('max_participants')}
            />
          </div>
          <SettingsFields {...fields} />
          <MoreSettings {...fields} />
          <details className="more-settings">
            <summary>{i18n._('More settings')}</summary>
            <Stack gap="md">
              <AccessFields form={form} hasDeadline />
            </Stack>
          </details>
          {problem}
          <Group gap="sm">
            <Button type="submit" size="md" disabled={isCreating}>
              {i18n._('Next: who takes part')}
            </Button>
            <Button
              size="md"
              variant="default"
              loading={isCreating}
              onClick={() => !form.validate().hasErrors && onCreate()}
            >
              {i18n._('Create the tournament')}
            </Button>
          </Group>
        </Stack>
      </form>
    </div>
  )
}
