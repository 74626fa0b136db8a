import type { AuditEntry } from '@gym-it/contracts'
import { i18n } from '../../lib/i18n.ts'
import { auditEvents, auditSubjects } from './audit-events.ts'
import { auditFields } from './audit-fields.ts'

/** "match.completed" → "Result entered"; one that is not known here by its name: "mat.opened" → "Mat opened". */
export function eventWords(type: string): string {
  const known = Object.hasOwn(auditEvents, type) ? auditEvents[type] : undefined
  if (known !== undefined) return i18n._(known)
  const [about = type, ...what] = type.split('.')
  const words = [about, ...what].join(' ').replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** "is_paused" → "Paused"; a fact that is not known here by its name: "court_id" → "court id". */
export const fieldWords = (name: string): string => {
  const known = Object.hasOwn(auditFields, name) ? auditFields[name] : undefined
  return known === undefined ? name.replaceAll('_', ' ') : i18n._(known)
}

/** "tournament:12" → ["tournament", 12]; null where it is nothing that has an id. */
export function subjectOf(subject: string): readonly [kind: string, id: number] | null {
  const [kind = '', id = ''] = subject.split(':')
  return /^\d{1,10}$/.test(id) ? [kind, Number(id)] : null
}

/** "tournament:12" → "tournament 12"; of other things their own name. */
export function subjectWords(subject: string): string {
  const [kind, id] = subjectOf(subject) ?? []
  const words = kind !== undefined && Object.hasOwn(auditSubjects, kind) ? auditSubjects[kind] : undefined
  return words === undefined ? subject.replace(':', ' ') : i18n._(words, { id })
}

/** Who did it, as people say it. */
export function actorWords({ actor, actor_name }: AuditEntry): string {
  if (actor_name !== null) return actor_name
  if (actor === null) return i18n._('nobody signed in')
  return actor.startsWith('deleted:') ? i18n._('a deleted person') : subjectWords(actor)
}

export interface Changed {
  readonly name: string
  readonly before: string
  readonly after: string
}
const longest = 300
const shown = (value: unknown): string => {
  if (value === undefined || value === null) return '–'
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

/** What the entry changed, by the names of the facts; a long value is cut. */
export function changesOf({ before, after }: AuditEntry): readonly Changed[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])
  return [...names]
    .map(name => ({ name, before: shown(before?.[name]), after: shown(after?.[name]) }))
    .filter(change => change.before !== change.after)
}
