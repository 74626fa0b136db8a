import { I18nProvider } from '@lingui/react'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { i18n } from '../lib/i18n.ts'
import { queryClient } from '../lib/query-client.ts'
import { Boundary } from '../ui/boundary.tsx'
import { lazyAside } from '../ui/lazy-part.tsx'
import { cssVariables, theme } from '../ui/theme.ts'
import { waitingToasts } from '../ui/toast.ts'
import { BrokenPage } from './broken-page.tsx'

export const Toasts = lazyAside(() => import('../ui/toasts.tsx').then(module => module.Toasts))

/** Nothing of the toasts is drawn before the first one. */
function ToastsOnDemand() {
  const [isWanted, setIsWanted] = useState(false)
  useEffect(() => waitingToasts.subscribe(() => setIsWanted(true)), [])
  return isWanted && <Toasts />
}

/** What every page stands on: data, language, look, toasts. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <QueryClientProvider client={queryClient}>
      <I18nProvider i18n={i18n}>
        <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
          <Boundary fallback={null}>
            <ToastsOnDemand />
          </Boundary>
          <Boundary fallback={<BrokenPage />}>{children}</Boundary>
        </MantineProvider>
      </I18nProvider>
    </QueryClientProvider>
  )
}
