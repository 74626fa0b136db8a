import { largestTournament, longestName, type Tournament, updateTournament } from '@gym-it/contracts'
import { Modal, NumberInput, TextInput } from '@mantine/core'
import { isInRange, useForm } from '@mantine/form'
import { useState } from 'react'
import { ApiProblem } from '../../lib/api-problem.ts'
import { call } from '../../lib/call.ts'
import { i18n } from '../../lib/i18n.ts'
import { queryClient } from '../../lib/query-client.ts'
import { Form } from '../../ui/form.tsx'
import { toast } from '../../ui/toast.ts'
import { AccessFields } from './access-fields.tsx'
import { bracketQuery, refetchTournament, takeOver } from './queries.ts'
import { broughtOn, changesBetween, type Details, detailsOf } from './tournament-details.ts'

const isStale = (error: unknown) => error instanceof ApiProblem && error.code === 'VERSION_STALE'
/** Results that come in raise the version as well: somebody else's would have to come in between this often. */
const mostAttempts = 5

/** Changes what a tournament is called, when it is, how many may take part, and who may see it. */
export function EditDialog({ tournament, onClose }: { tournament: Tournament; onClose: () => void }) {
  const { id, status } = tournament
  const [base, setBase] = useState(tournament)
  const [isOvertaken, setIsOvertaken] = useState(false)
  const isSetUp = status === 'setup'
  const least = Math.max(2, tournament.participant_count)
  const form = useForm<Details>({
    initialValues: detailsOf(tournament),
    validate: {
      name: value => (value.trim() === '' ? i18n._('Give it a name that people will recognise') : null),
      start_date: value => (value === '' ? i18n._('Choose a day') : null),
      max_participants: isInRange(
        { min: least, max: largestTournament },
        i18n._('A number from {least} to {most}', { least, most: largestTournament }),
      ),
    },
  })
  /** Sends the changes to what is newest; where others have changed the same things since, it shows those first. */
  const save = async (values: Details, attempts: number): Promise<void> => {
    const newest = queryClient.getQueryData(bracketQuery(id).queryKey)?.tournament ?? base
    if (Object.keys(changesBetween(detailsOf(base), detailsOf(newest))).length > 0) {
      form.setValues(broughtOn(detailsOf(base), values, detailsOf(newest)))
      setBase(newest)
      setIsOvertaken(true)
      return
    }
    const body = changesBetween(detailsOf(base), values)
    try {
      if (Object.keys(body).length > 0)
        takeOver((await call(updateTournament, { params: { id }, body }, { version: newest.version })).tournament)
    } catch (error) {
      if (!isStale(error) || attempts === 0) throw error
      await refetchTournament(id)
      return save(values, attempts - 1)
    }
    onClose()
    toast(i18n._('The changes are saved.'))
  }
  return (
    <Modal opened onClose={onClose} title={i18n._('Edit the tournament')}>
      <Form form={form} submitLabel={i18n._('Save')} onSubmit={values => save(values, mostAttempts)}>
        {isOvertaken && (
          <p className="notice" role="alert">
            {i18n._(
              'Somebody else has changed this tournament in the meantime, so nothing was saved yet. What you did not touch is shown as it is now: look at it and save again.',
            )}
          </p>
        )}
        <TextInput
          label={i18n._('Name of the tournament')}
          maxLength={longestName}
          dir="auto"
          data-autofocus
          {...form.getInputProps('name')}
        />
        <TextInput
          label={i18n._('Day')}
          type={form.values.start_date.includes('T') ? 'datetime-local' : 'date'}
          {...form.getInputProps('start_date')}
        />
        <NumberInput
          label={i18n._('Places')}
          min={least}
          max={largestTournament}
          allowDecimal={false}
          {...form.getInputProps('max_participants')}
        />
        <AccessFields form={form} hasDeadline={isSetUp} />
      </Form>
    </Modal>
  )
}
