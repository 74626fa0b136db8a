import { Button } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState } from 'react'
import { i18n } from '../../lib/i18n.ts'
import { copyText } from './copy-text.ts'

const thanksMs = 2500

/** Text to take along: tap to select it, or the button to copy it. */
export function CopyField({ label, text, isLong = false }: { label: string; text: string; isLong?: boolean }) {
  const id = useId()
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), thanksMs)
    return () => clearTimeout(timer)
  }, [state])
  const copy = async () => {
    if (field.current !== null) setState((await copyText(field.current)) ? 'copied' : 'refused')
  }
  const shared = { ref: field, id, readOnly: true, value: text, onFocus: () => field.current?.select() }
  return (
    <div className="copy-field">
      <label htmlFor={id}>{label}</label>
      <div>
        {isLong ? <textarea {...shared} rows={4} spellCheck={false} /> : <input {...shared} type="text" />}
        <Button
          variant="default"
          leftSection={state === 'copied' ? <IconCheck size={18} /> : <IconCopy size={18} />}
          aria-label={i18n._('Copy: {what}', { what: label })}
          onClick={() => void copy()}
        >
          {i18n._('Copy')}
        </Button>
      </div>
      <p role="status">
        {state === 'copied'
          ? i18n._('Copied.')
          : state === 'refused'
            ? i18n._('It is selected: copy it with your keyboard.')
            : ''}
      </p>
    </div>
  )
}
