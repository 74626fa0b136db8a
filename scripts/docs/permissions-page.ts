import {
  apiBase,
  fieldsSeenBy,
  type Operation,
  objectRules,
  operationsOf,
  personFields,
  type Reach,
  reaches,
  serviceNames,
  services,
  viewers,
} from '@gym-it/contracts'

const words: Readonly<Record<Reach, string>> = { none: '–', own: 'own', any: 'yes' }
/** A value within a cell: a pipe would end it. */
const cell = (text: string) => text.replaceAll('|', '\\|')
const row = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')

function operationRow(operation: Operation): readonly string[] {
  const { method, path, summary, services: areServicesToo } = operation
  const note = objectRules[operation.id]?.note
  return [
    `\`${method} ${path}\``,
    `${summary}${note ? `. ${note}` : ''}`,
    ...reaches(operation).map(([, reach]) => words[reach]),
    areServicesToo ? 'yes' : '–',
  ]
}

function operationTables(): string {
  const head = ['call', 'what it does', 'anybody', 'member', 'trainer', 'admin', 'services']
  return serviceNames
    .map(name => {
      const rows = operationsOf(name)
        .toSorted((a, b) => a.path.localeCompare(b.path) || a.method.localeCompare(b.method))
        .map(operationRow)
      return `## ${services[name].purpose.split(':')[0]}: ${name}\n\n${table(head, rows)}`
    })
    .join('\n\n')
}

function fieldTable(): string {
  const seen = new Map(viewers.map(viewer => [viewer, new Set<string>(fieldsSeenBy(viewer))]))
  const rows = Object.entries(personFields).map(([name, { meaning }]) => [
    `\`${name}\``,
    meaning,
    ...viewers.map(viewer => (seen.get(viewer)?.has(name) ? 'yes' : '–')),
  ])
  return table(['field', 'what it is', 'oneself', 'admin', 'trainer', 'member', 'other services'], rows)
}

/** docs/permissions.md: who may do what, as the contract says it. */
export const permissionsPage = (): string => `# Who may do what

Made from \`packages/contracts\` by \`npm run docs\`; \`npm run check\` says when it is out of date. The services
decide by this table, the API’s description (\`x-access\`, \`x-objects\`) has it too, and a test asks every call as everybody.

*yes*: on anybody’s objects; *own*: on one’s own only; *–*: refused. Without a token, or with one that is forged, expired or
revoked, a call that is not for anybody answers 401, with too weak a role or on another’s object 403, or 404 where
already the existence is private. Paths are below \`${apiBase}\`. *services*: another service of the system may call it,
with a token of its own, never through the gateway.

${operationTables()}

## Which field of a person is seen by whom

${fieldTable()}
`
