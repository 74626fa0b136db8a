import { globSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

const root = dirname(dirname(import.meta.dirname))
const folders = ['packages', 'services', 'scripts', 'web', 'integration-tests']
const isForeign = (name: string) => name === 'node_modules' || name === 'dist'

/** What takes longest begins first, so that no core waits for it at the end. */
const slowestFirst = (a: string, b: string) =>
  Number(b.startsWith('integration-tests')) - Number(a.startsWith('integration-tests')) || a.localeCompare(b)

/**
 * The test files beneath the given paths (folders or files, relative to where the command was given or to the root),
 * or all of them; relative to the root.
 */
export function findTestFiles(paths: readonly string[]): readonly string[] {
  const all = folders.flatMap(folder =>
    globSync(`${folder}/**/*.test.ts`, {
      cwd: root,
      exclude: path => path.split(/[\\/]/).some(isForeign),
    }),
  )
  const wanted = paths.map(path => {
    const fromHere = resolve(process.env.INIT_CWD ?? process.cwd(), path)
    return relative(root, statSync(fromHere, { throwIfNoEntry: false }) ? fromHere : join(root, path))
  })
  const isWanted = (file: string) => wanted.some(path => path === '' || file === path || file.startsWith(`${path}/`))
  return all
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => wanted.length === 0 || isWanted(file))
    .sort(slowestFirst)
}
