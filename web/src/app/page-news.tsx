import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

/** Puts the focus into the page, where nothing in it has it: the link that led here is gone, or lies before it. */
export function focusPage(): void {
  const main = document.getElementById('main')
  if (!main?.contains(document.activeElement)) main?.focus({ preventScroll: true })
}

/** On a new page the keyboard goes on at its content, and those who hear the page are told its title. */
export function PageNews() {
  const router = useRouter()
  const [title, setTitle] = useState('')
  useEffect(() => {
    let isNew = false
    const titles = new MutationObserver(() => isNew && setTitle(document.title))
    titles.observe(document.head, { childList: true, subtree: true, characterData: true })
    const endings = [
      router.subscribe('onBeforeLoad', ({ fromLocation, pathChanged }) => {
        isNew ||= fromLocation !== undefined && pathChanged
      }),
      router.subscribe('onRendered', ({ pathChanged }) => isNew && pathChanged && focusPage()),
      () => titles.disconnect(),
    ]
    return () => {
      for (const end of endings) end()
    }
  }, [router])
  return (
    <p className="visually-hidden" role="status">
      {title}
    </p>
  )
}
