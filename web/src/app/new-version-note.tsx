import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { i18n } from '../lib/i18n.ts'
import { useStore } from '../lib/store.ts'
import { newVersion, takeNewVersion } from './new-version.ts'

/** Offers the newer version quietly; whoever goes to another page gets it with that. */
export function NewVersionNote() {
  const router = useRouter()
  const worker = useStore(newVersion)
  useEffect(() => {
    if (worker === null) return
    return router.subscribe('onBeforeLoad', ({ pathChanged, toLocation }) => {
      if (pathChanged) takeNewVersion(worker, toLocation.href)
    })
  }, [worker, router])
  if (worker === null) return null
  return (
    <div className="new-version" role="status">
      {i18n._('There is a new version of this page.')}{' '}
      <button type="button" onClick={() => takeNewVersion(worker, location.href)}>
        {i18n._('Reload for the new version')}
      </button>
    </div>
  )
}
