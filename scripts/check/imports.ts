import { posix } from 'node:path'
import type { SourceFile } from './source-files.ts'

export interface Import {
  readonly file: string
  /** What stands between the quotes. */
  readonly specifier: string
  /** `import type`: erased before the code runs. */
  readonly isTypeOnly: boolean
}

// The formatter puts every statement at the start of a line, so text inside comments and strings is not taken for one.
const statement = /^(?:import|export)\s+(type\s+)?(?:[\w$*\s{},]+?\s+from\s+)?['"]([^'"]+)['"]/gm
const dynamic = /\bimport\(\s*['"`]([^'"`$]+)['"`]/g

/** Every import and re-export of a file, also those at run time, as far as they name their module. */
export function importsOf({ path, text }: SourceFile): readonly Import[] {
  const code = text.replace(/^\s*(\/\/|\/?\*).*$/gm, '')
  return [
    ...[...code.matchAll(statement)].map(([, type, specifier = '']) => ({ specifier, isTypeOnly: type !== undefined })),
    ...[...code.matchAll(dynamic)].map(([, specifier = '']) => ({ specifier, isTypeOnly: false })),
  ].map(found => ({ file: path, ...found }))
}

/** The file that a relative import names, relative to the root; null for packages. */
export const targetOf = ({ file, specifier }: Import): string | null =>
  specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : null

/** `@scope/name/deep` → `@scope/name`; null for relative imports, Node's own modules and those that the build makes. */
export function packageOf({ specifier }: Import): string | null {
  if (/^(\.|node:|virtual:)/.test(specifier)) return null
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}
