import './ui/component-styles.ts'
import './ui/app.css'
import './ui/phone.css'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { startServiceWorker } from './app/new-version.ts'
import { Providers, Toasts } from './app/providers.tsx'
import { reloadAfterUpdate } from './app/reload-after-update.ts'
import { router } from './app/router.tsx'
import { forgetFormerUser } from './lib/forget-former-user.ts'
import { preferredLanguage, speak } from './lib/i18n.ts'
import { startLive } from './lib/live.ts'
import { askAgainWhenBack } from './lib/regain.ts'
import { restoreSession } from './lib/session.ts'

reloadAfterUpdate()
restoreSession()
startLive()
forgetFormerUser()
askAgainWhenBack()

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
// In small pieces, between which a phone answers to fingers.
const render = () =>
  startTransition(() =>
    createRoot(root).render(
      <StrictMode>
        <Providers>
          <RouterProvider router={router} />
        </Providers>
      </StrictMode>,
    ),
  )
// Texts that cannot be loaded leave the page in English.
speak(preferredLanguage()).then(render, render)

/** What can wait until the page stands; without a connection nothing has to. */
const startTheRest = () => {
  import('./lib/kept-answers.ts').then(({ keepAnswers }) => keepAnswers()).catch(() => undefined)
  void Toasts.preload()
  startServiceWorker()
}
if (navigator.onLine) addEventListener('load', () => setTimeout(startTheRest, 1500), { once: true })
else startTheRest()
