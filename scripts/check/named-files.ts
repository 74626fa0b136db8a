import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readMatching, root } from './source-files.ts'

/** A path of ours in backticks: with a folder of the project's at its beginning, and nothing left to fill in. */
const named = /`((?:packages|services|integration-tests|scripts|web|docs|k8s)\/[\w./-]+)`/g

/** The files that a text names and that are not there. */
export const missingFiles = (text: string, exists: (path: string) => boolean): readonly string[] =>
  [...text.matchAll(named)].map(([, path = '']) => path).filter(path => !exists(path))

/** Check: where the security page points to, there is something. */
export function namedFiles(): readonly string[] {
  const isThere = (path: string) => existsSync(join(root, path))
  return readMatching('SECURITY.md').flatMap(({ path, text }) =>
    missingFiles(text, isThere).map(file => `${path} names ${file}, which does not exist`),
  )
}
