import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
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

/** What every page stands on: data, look, toasts. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <ToastsOnDemand />
        {children}
      </MantineProvider>
    </QueryClientProvider>
  )
}
