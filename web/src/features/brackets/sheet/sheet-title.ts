import { createContext } from 'react'

/** What stands above a drawing of the bracket: the tournament's name; '' where it is not known. */
export const SheetTitle = createContext('')
