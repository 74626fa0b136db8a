import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export const root = dirname(dirname(import.meta.dirname))

export interface SourceFile {
  /** Relative to the root, with `/`. */
  readonly path: string
  readonly text: string
}

const folders = ['packages', 'services', 'web', 'integration-tests', 'bench', 'scripts']
const isForeign = (path: string) => path.split(/[\\/]/).some(name => name === 'node_modules' || name === 'dist')

/** Reads the files that match a pattern beneath the root, packages and built files left out. */
export const readMatching = (pattern: string): readonly SourceFile[] =>
  globSync(pattern, { cwd: root, exclude: isForeign })
    .map(path => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(root, path), 'utf8') }))
    .sort((a, b) => a.path.localeCompare(b.path))

/** All TypeScript of the project. */
export const readSourceFiles = (): readonly SourceFile[] =>
  folders.flatMap(name => readMatching(`${name}/**/*.{ts,tsx}`))

/** Tests, what only they use, and the settings of tools: nothing that runs in a service or a browser. */
export const isDevelopmentCode = (path: string): boolean =>
  /\.(test|config)\.tsx?$|^integration-tests\/|^web\/build\//.test(path) ||
  path.split('/').some(name => name === 'test' || name === 'testing')
