import type { Match } from '@gym-it/contracts'
import { useEffect, useEffectEvent } from 'react'

/** A pointer that only passes by points at nobody. */
const restMs = 110

/** What somebody points at: people, and the match in which they were found. */
export interface Pointed {
  readonly people: ReadonlySet<number> | undefined
  readonly match: number | undefined
}
interface Target {
  readonly people: readonly number[]
  readonly match: number | undefined
}
const nothing: Target = { people: [], match: undefined }

/** What somebody points at in a tree: by resting on a name or a match, by tapping it, or by the keyboard on a match. */
export function usePointing(
  frame: HTMLElement,
  layer: HTMLElement,
  matches: ReadonlyMap<number, Match>,
  onPoint: (pointed: Pointed) => void,
): void {
  const peopleOf = useEffectEvent((id: number | undefined) => {
    const match = id === undefined ? undefined : matches.get(id)
    return [match?.participant1, match?.participant2].flatMap(one => (one ? [one.id] : []))
  })
  const point = useEffectEvent(onPoint)

  useEffect(() => {
    let resting: ReturnType<typeof setTimeout> | undefined
    let tapped = nothing
    const idAt = (target: EventTarget | null, what: 'person' | 'match') => {
      const id = target instanceof Element ? target.closest<HTMLElement>(`[data-${what}]`)?.dataset[what] : undefined
      return id === undefined ? undefined : Number(id)
    }
    const targetAt = (target: EventTarget | null): Target => {
      const person = idAt(target, 'person')
      return { people: person === undefined ? [] : [person], match: idAt(target, 'match') }
    }
    const say = ({ people, match }: Target) => point({ people: people.length > 0 ? new Set(people) : undefined, match })
    const onOver = (event: PointerEvent) => {
      if (event.pointerType === 'touch') return
      clearTimeout(resting)
      const target = targetAt(event.target)
      if (layer.hasAttribute('data-moving') || event.buttons > 0) return
      resting = setTimeout(() => {
        const people = target.people.length > 0 ? target.people : tapped.people
        say({ people, match: target.match ?? tapped.match })
      }, restMs)
    }
    const onLeave = (event: PointerEvent) => {
      clearTimeout(resting)
      if (event.pointerType !== 'touch') say(tapped)
    }
    const onClick = (event: MouseEvent) => {
      // Where a tap opens the match it does only that.
      if (event.target instanceof Element && event.target.closest('button')) return
      const target = targetAt(event.target)
      const isAgain = target.match === tapped.match && target.people[0] === tapped.people[0]
      tapped = isAgain ? nothing : target
      clearTimeout(resting)
      say(tapped)
    }
    const onFocus = (event: FocusEvent) => {
      if (!(event.target instanceof Element) || !event.target.matches(':focus-visible')) return
      const match = idAt(event.target, 'match')
      say({ people: peopleOf(match), match })
    }
    const onBlur = () => say(tapped)
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
