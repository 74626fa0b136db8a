import { MantineProvider } from '@mantine/core'
import { type MouseEventHandler, type ReactNode, useRef } from 'react'
import './forced-scheme.css'
import { cssVariables, theme } from './theme.ts'

interface ForcedSchemeProps {
  readonly scheme: 'light' | 'dark'
  readonly className?: string
  /** Hears every click in the part before it does anything. */
  readonly onClickCapture?: MouseEventHandler
  readonly children: ReactNode
}

/** A part that is light or dark whatever the person has chosen, which it leaves as it is. */
export function ForcedScheme({ scheme, className = '', onClickCapture, children }: ForcedSchemeProps) {
  const root = useRef<HTMLDivElement>(null)
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      cssVariablesSelector=".forced-scheme"
      forceColorScheme={scheme}
      getRootElement={() => root.current ?? undefined}
      withGlobalClasses={false}
    >
      <div
        ref={root}
        className={`forced-scheme ${className}`}
        data-mantine-color-scheme={scheme}
        onClickCapture={onClickCapture}
      >
        {children}
      </div>
    </MantineProvider>
  )
}
