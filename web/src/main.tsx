import './ui/component-styles.ts'
import './ui/app.css'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Providers } from './app/providers.tsx'
import { reloadAfterUpdate } from './app/reload-after-update.ts'
import { router } from './app/router.tsx'
import { startLive } from './lib/live.ts'
import { restoreSession } from './lib/session.ts'

reloadAfterUpdate()
restoreSession()
startLive()

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <Providers>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
)
