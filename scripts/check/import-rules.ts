import { allowedWorkspaces, type Manifest, readManifests, workspaceOf } from './house.ts'
import { type Import, importsOf, packageOf, targetOf } from './imports.ts'
import { isDevelopmentCode, readSourceFiles, type SourceFile } from './source-files.ts'

const complaint = ({ file, specifier }: Import, rule: string) => `${file} imports ${specifier}: ${rule}`

/** Who may import whom, between the workspaces and from outside. */
function betweenWorkspaces(imported: Import, manifests: ReadonlyMap<string, Manifest>): string | null {
  const workspace = workspaceOf(imported.file)
  const manifest = manifests.get(workspace)
  if (!manifest) return null
  const target = targetOf(imported)
  if (target !== null) {
    return workspaceOf(target) === workspace ? null : 'a relative path may not leave the workspace'
  }
  const isDevelopment = isDevelopmentCode(imported.file)
  const name = packageOf(imported)
  if (name === null) {
    return imported.specifier.startsWith('node:') && manifest.isForBrowsers && !isDevelopment
      ? 'this code runs in browsers too, without Node'
      : null
  }
  const allowed = allowedWorkspaces.get(workspace)
  if (name.startsWith('@gym-it/') && allowed && name !== manifest.name && !allowed.includes(name)) {
    return `${workspace} may import ${allowed.join(', ') || 'no other workspace'}`
  }
  const named = isDevelopment ? manifest.packagesForDevelopment : manifest.packages
  return named.has(name) || name === manifest.name ? null : `${workspace}/package.json does not name ${name}`
}

const inputAndOutput =
  /^node:(fs|net|http|https|http2|tls|dns|dgram|child_process|worker_threads|process|timers|readline)/
const nameOf = (path: string) => path.split('/').at(-1) ?? ''
const isPart = (part: string, path: string) => new RegExp(`^(.+-)?${part}(-.+)?\\.ts$`).test(nameOf(path))

/** What the files of a service may import of one another, told by their names: routes → rules, store, events. */
function insideService(imported: Import): string | null {
  const { file, specifier, isTypeOnly } = imported
  if (!/^services\/[^/]+\/src\//.test(file) || isDevelopmentCode(file)) return null
  const target = targetOf(imported)
  if (isPart('rules', file) && !isTypeOnly) {
    const isOutside = ['fastify', 'postgres', '@gym-it/service-kit'].includes(packageOf(imported) ?? '')
    if (isOutside || inputAndOutput.test(specifier)) return 'rules know neither HTTP nor SQL nor files'
    if (target !== null && ['store', 'routes', 'events'].some(part => isPart(part, target))) {
      return 'rules decide on plain data; of a store they may only use the types'
    }
  }
  if (target !== null && isPart('store', file) && isPart('routes', target)) return 'a store does not know its routes'
  return null
}

/** Code that runs does not lean on code that tests. */
function fromTests(imported: Import): string | null {
  if (isDevelopmentCode(imported.file) || !/^(packages|services|web)\//.test(imported.file)) return null
  const target = targetOf(imported)
  const isTesting = target === null ? /^@gym-it\/.*\/testing/.test(imported.specifier) : isDevelopmentCode(target)
  return isTesting ? 'this is for tests' : null
}

/** The broken import rules of the given files. */
export function importProblems(
  files: readonly SourceFile[],
  manifests: ReadonlyMap<string, Manifest>,
): readonly string[] {
  return files.flatMap(importsOf).flatMap(imported => {
    const broken = betweenWorkspaces(imported, manifests) ?? insideService(imported) ?? fromTests(imported)
    return broken === null ? [] : [complaint(imported, broken)]
  })
}

/** Check: docs/architecture.md's table of who may import whom. */
export const importRules = (): readonly string[] => importProblems(readSourceFiles(), readManifests())
