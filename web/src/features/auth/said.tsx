import { useEffect, useRef } from 'react'
import './auth.css'

interface SaidProps {
  /** Empty: nothing was done yet. */
  readonly text: string
  /** A dialog is still open. */
  readonly isHeld?: boolean
}

/** Says in place what was done. It takes the focus, because the button that did it has gone with it. */
export function Said({ text, isHeld = false }: SaidProps) {
  const place = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (text !== '' && !isHeld) place.current?.focus()
  }, [text, isHeld])
  return (
    <p role="status" className="said" ref={place} tabIndex={-1}>
      {text}
    </p>
  )
}
