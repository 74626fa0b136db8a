import { readMatching } from './source-files.ts'

/** What a workspace's package.json says of its imports. */
export interface Manifest {
  readonly name: string
  readonly packages: ReadonlySet<string>
  /** Tests and settings of tools may also use the development dependencies, its own and the root's. */
  readonly packagesForDevelopment: ReadonlySet<string>
  readonly isForBrowsers: boolean
}

const kit = '@gym-it/service-kit'
const client = '@gym-it/client'
const contracts = '@gym-it/contracts'
const engine = '@gym-it/tournament-engine'

/** The other workspaces that each may import; those that are not listed may import all that their package.json names. */
export const allowedWorkspaces: ReadonlyMap<string, readonly string[]> = new Map([
  ['packages/tournament-engine', []],
  ['packages/contracts', []],
  ['packages/client', [contracts]],
  ['packages/service-kit', [contracts]],
  ['packages/local-stack', [contracts]],
  ['services/api-gateway', [contracts, kit]],
  ['services/auth-service', [contracts, kit]],
  ['services/user-service', [contracts, kit]],
  ['services/tournament-service', [contracts, kit, engine]],
  ['services/notification-service', [contracts, kit]],
  ['web', [client, contracts, engine]],
])

/** Packages from outside are limited further for the parts that must stay light. */
const allowedOutside: ReadonlyMap<string, readonly string[]> = new Map([
  ['packages/tournament-engine', []],
  ['packages/contracts', ['typebox']],
])

/** `packages/contracts/src/a.ts` → `packages/contracts`; the folder itself for those of one level. */
export const workspaceOf = (path: string): string =>
  path.split('/', /^(packages|services)\//.test(path) ? 2 : 1).join('/')

interface PackageFile {
  readonly name: string
  readonly dependencies?: Record<string, string>
  readonly optionalDependencies?: Record<string, string>
  readonly devDependencies?: Record<string, string>
}

function manifestOf(workspace: string, file: PackageFile, tools: readonly string[]): Manifest {
  const outside = allowedOutside.get(workspace)
  const named = Object.keys({ ...file.dependencies, ...file.optionalDependencies })
  const packages = outside ? named.filter(name => name.startsWith('@gym-it/') || outside.includes(name)) : named
  const isForBrowsers = outside !== undefined || workspace === 'web' || workspace === 'packages/client'
  return {
    name: file.name,
    packages: new Set(packages),
    packagesForDevelopment: new Set([...packages, ...Object.keys(file.devDependencies ?? {}), ...tools]),
    isForBrowsers,
  }
}

/** The workspaces' package.json files by folder. */
export function readManifests(): ReadonlyMap<string, Manifest> {
  const files = readMatching(
    '{package.json,{packages,services}/*/package.json,{web,integration-tests,bench}/package.json}',
  )
  const parsed = files.map(({ path, text }) => ({
    workspace: path.replace(/\/?package\.json$/, ''),
    file: JSON.parse(text) as PackageFile,
  }))
  const tools = Object.keys(parsed.find(({ workspace }) => workspace === '')?.file.devDependencies ?? {})
  return new Map(
    parsed
      .filter(({ workspace }) => workspace !== '')
      .map(({ workspace, file }) => [workspace, manifestOf(workspace, file, tools)]),
  )
}
