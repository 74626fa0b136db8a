import { IconSearch } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { i18n } from '../../../lib/i18n.ts'
import type { FindPersonProps } from './find-person.tsx'

const FindPerson = lazy(() => import('./find-person.tsx').then(module => ({ default: module.FindPerson })))

/** The field in which somebody is looked for: lists of suggestions are large, so they are loaded when it is pressed. */
export function PersonSearch(props: FindPersonProps) {
  const [isPressed, setPressed] = useState(false)
  const field = (
    <button type="button" className="find-person find-person-rest" onClick={() => setPressed(true)}>
      <IconSearch size={18} aria-hidden="true" />
      {i18n._('Find a person in the bracket')}
    </button>
  )
  if (!isPressed) return field
  return (
    <Suspense fallback={field}>
      <FindPerson {...props} />
    </Suspense>
  )
}
