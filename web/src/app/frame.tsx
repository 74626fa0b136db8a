import { Outlet, useMatches } from '@tanstack/react-router'
import { useLanguage } from '../lib/use-language.ts'
import { Shell } from './shell.tsx'

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Stands alone on the screen, without the bar and the foot. */
    readonly isBare?: true
  }
}

/** Every page in the shell, but those that have the screen to themselves. */
export function Frame() {
  useLanguage()
  const isBare = useMatches({ select: matches => matches.some(match => match.staticData.isBare) })
  return isBare ? <Outlet /> : <Shell />
}
