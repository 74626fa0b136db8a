import { join } from 'node:path'
import { root } from '../check/source-files.ts'
import { permissionsPage } from './permissions-page.ts'

/** A page under docs/ that is made from the code. */
export interface GeneratedPage {
  /** Relative to the root. */
  readonly path: string
  readonly file: string
  make(): string
}

const page = (path: string, make: () => string): GeneratedPage => ({ path, file: join(root, path), make })

/** Every page that `npm run docs` writes. */
export const generatedPages: readonly GeneratedPage[] = [page('docs/permissions.md', permissionsPage)]
