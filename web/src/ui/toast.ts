import { detailOf } from '../lib/api-problem.ts'
import { i18n } from '../lib/i18n.ts'
import { createStore } from '../lib/store.ts'

export interface Toast {
  readonly message: string
  readonly title?: string
  readonly isProblem?: boolean
  /** What it is about, such as `match 7`: it takes the place of the last one about the same, whose way back is gone. */
  readonly about?: string
  /** A way back from what was done. */
  readonly action?: { readonly label: string; readonly run: () => void }
}

/** What still waits to be shown; the part that shows it is loaded with the first one. */
export const waitingToasts = createStore<readonly Toast[]>([])

/** Says that something was done; `action` offers a way back. */
export const toast = (message: string, more: Omit<Toast, 'message' | 'isProblem'> = {}): void =>
  waitingToasts.set([...waitingToasts.get(), { message, ...more }])

/** Says that something was refused, where no form is left to say it in. */
export const toastProblem = (error: unknown): void =>
  waitingToasts.set([
    ...waitingToasts.get(),
    { title: i18n._('That did not work'), message: detailOf(error), isProblem: true },
  ])
