import { I18nProvider } from '@lingui/react'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { Fragment, lazy, type ReactNode, Suspense, useEffect, useState, useSyncExternalStore } from 'react'
import { i18n, spokenLanguage } from '../lib/i18n.ts'
import { queryClient } from '../lib/query-client.ts'
import { cssVariables, theme } from '../ui/theme.ts'
import { waitingToasts } from '../ui/toast.ts'

const Toasts = lazy(() => import('../ui/toasts.tsx').then(module => ({ default: module.Toasts })))

/** Nothing of the toasts is loaded before the first one. */
function ToastsOnDemand() {
  const [isWanted, setIsWanted] = useState(false)
  useEffect(() => waitingToasts.subscribe(() => setIsWanted(true)), [])
  return (
    isWanted && (
      <Suspense>
        <Toasts />
      </Suspense>
    )
  )
}

const onLanguage = (listener: () => void) => i18n.on('change', listener)

/** What every page stands on: data, language, look, toasts. Another language mounts everything anew. */
export function Providers({ children }: { children: ReactNode }) {
  const language = useSyncExternalStore(onLanguage, spokenLanguage)
  return (
    <QueryClientProvider client={queryClient}>
      <I18nProvider i18n={i18n}>
        <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
          <ToastsOnDemand />
          <Fragment key={language}>{children}</Fragment>
        </MantineProvider>
      </I18nProvider>
    </QueryClientProvider>
  )
}
