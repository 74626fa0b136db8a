import type { Match } from '@gym-it/contracts'
import { useEffect, useEffectEvent } from 'react'

/** A pointer that only passes by points at nobody. */
const restMs = 110

/** Whom somebody points at in a tree: by resting on a name, by tapping it, or by the keyboard on a match. */
export function usePointing(
  frame: HTMLElement,
  layer: HTMLElement,
  matches: ReadonlyMap<number, Match>,
  onPoint: (people: ReadonlySet<number> | undefined) => void,
): void {
  const peopleOf = useEffectEvent((place: HTMLElement | null) => {
    const match = matches.get(Number(place?.dataset.match))
    return [match?.participant1, match?.participant2].flatMap(one => (one ? [one.id] : []))
  })
  const point = useEffectEvent(onPoint)

  useEffect(() => {
    let resting: ReturnType<typeof setTimeout> | undefined
    let tapped: number | undefined
    const personAt = (target: EventTarget | null) => {
      const id = target instanceof Element ? target.closest<HTMLElement>('[data-person]')?.dataset.person : undefined
      return id === undefined ? undefined : Number(id)
    }
    const say = (ids: readonly number[]) => point(ids.length > 0 ? new Set(ids) : undefined)
    const onOver = (event: PointerEvent) => {
      if (event.pointerType === 'touch') return
      clearTimeout(resting)
      const id = personAt(event.target)
      if (layer.hasAttribute('data-moving') || event.buttons > 0) return
      resting = setTimeout(() => say(id !== undefined ? [id] : tapped !== undefined ? [tapped] : []), restMs)
    }
    const onLeave = (event: PointerEvent) => {
      clearTimeout(resting)
      if (event.pointerType !== 'touch') say(tapped === undefined ? [] : [tapped])
    }
    const onClick = (event: MouseEvent) => {
      const id = personAt(event.target)
      // Where a tap opens the match it does only that.
      if (event.target instanceof Element && event.target.closest('button')) return
      tapped = id === tapped ? undefined : id
      clearTimeout(resting)
      say(tapped === undefined ? [] : [tapped])
    }
    const onFocus = (event: FocusEvent) => {
      if (!(event.target instanceof Element) || !event.target.matches(':focus-visible')) return
      say(peopleOf(event.target.closest<HTMLElement>('[data-match]')))
    }
    const onBlur = () => say(tapped === undefined ? [] : [tapped])
    frame.addEventListener('pointerover', onOver)
    frame.addEventListener('pointerleave', onLeave)
    frame.addEventListener('click', onClick)
    frame.addEventListener('focusin', onFocus)
    frame.addEventListener('focusout', onBlur)
    return () => {
      clearTimeout(resting)
      frame.removeEventListener('pointerover', onOver)
      frame.removeEventListener('pointerleave', onLeave)
      frame.removeEventListener('click', onClick)
      frame.removeEventListener('focusin', onFocus)
      frame.removeEventListener('focusout', onBlur)
    }
  }, [frame, layer])
}
