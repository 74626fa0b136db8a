import { Button, Stack } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ApiProblem, fieldDetailsOf } from '../lib/api-problem.ts'
import { ProblemNote } from './problem-note.tsx'

interface FormProps<Values extends Record<string, unknown>> {
  readonly form: UseFormReturnType<Values>
  readonly submitLabel: string
  /** Sends the values; what it throws is shown in the form, at its fields where they are named. */
  readonly onSubmit: (values: Values) => Promise<unknown>
  readonly children: ReactNode
}

/** One way to do a form: fields, the server's refusal in place, one button that shows that it works. */
export function Form<Values extends Record<string, unknown>>({
  form,
  submitLabel,
  onSubmit,
  children,
}: FormProps<Values>) {
  const sending = useMutation({
    mutationFn: onSubmit,
    onError: error => {
      if (!(error instanceof ApiProblem)) return
      for (const [field, text] of fieldDetailsOf(error)) {
        if (field in form.getValues()) form.setFieldError(field, text)
      }
    },
  })
  return (
    <form noValidate onSubmit={form.onSubmit(values => sending.mutate(values))}>
      <Stack gap="md">
        {children}
        <ProblemNote error={sending.error} />
        <Button type="submit" size="md" fullWidth loading={sending.isPending}>
          {submitLabel}
        </Button>
      </Stack>
    </form>
  )
}
