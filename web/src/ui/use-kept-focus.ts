import { type FocusEvent, useEffect, useRef } from 'react'

/** Where the focus was: in which row, on which of its buttons; null: beside the rows. */
type Place = { readonly row: number; readonly button: number } | null

const rowsOf = (list: Element) => [...list.querySelectorAll('[data-row]')]
const buttonsOf = (row: Element) => [...row.querySelectorAll('button')]

function placeOf(list: Element, element: HTMLElement): Place {
  const row = rowsOf(list).findIndex(one => one.contains(element))
  const button = buttonsOf(rowsOf(list)[row] ?? list).findIndex(one => one.contains(element))
  return row < 0 ? null : { row, button }
}

function comeBackTo(list: Element, place: Place): void {
  const rows = place === null ? [] : rowsOf(list)
  const row = rows[place?.row ?? 0] ?? rows.at(-1)
  const buttons = row === undefined ? [] : buttonsOf(row)
  const next = buttons[place?.button ?? 0] ?? buttons.at(-1) ?? list.querySelector<HTMLElement>('h2')
  next?.focus()
}

/** Whether the focus was taken away, rather than moved: its element is gone, or cannot be used for the moment. */
const wasTaken = ({ target, relatedTarget }: FocusEvent<HTMLElement>) =>
  relatedTarget === null && (!target.isConnected || target.matches(':disabled'))

/**
 * Keeps the focus in a list whose rows (`data-row`) go away once something is done with them: the row that comes into
 * the place of one that has gone gets it, or else the last one, or the heading. `onGone` is told when the whole list
 * went away with the focus in it. Spread the answer on the element around the list.
 */
export function useKeptFocus(isBusy: boolean, onGone: () => void) {
  const list = useRef<HTMLElement>(null)
  const place = useRef<Place | undefined>(undefined)
  const told = useRef(onGone)
  useEffect(() => {
    told.current = onGone
    const isLost = place.current !== undefined && document.activeElement === document.body
    if (isLost && !isBusy && list.current) comeBackTo(list.current, place.current ?? null)
  })
  useEffect(
    () => () => {
      if (place.current !== undefined) told.current()
    },
    [],
  )
  return {
    ref: list,
    onFocus: ({ target, currentTarget }: FocusEvent<HTMLElement>) => {
      place.current = placeOf(currentTarget, target)
    },
    onBlur: (event: FocusEvent<HTMLElement>) => {
      if (!wasTaken(event)) place.current = undefined
    },
  }
}
