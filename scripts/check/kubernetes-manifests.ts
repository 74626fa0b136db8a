import { execFile } from 'node:child_process'
import { join, posix } from 'node:path'
import { promisify } from 'node:util'
import { parse, parseAllDocuments } from 'yaml'
import { type Manifest, schemaProblems } from './kubernetes-schema.ts'
import { readMatching, root, type SourceFile } from './source-files.ts'

const kustomization = /(^|\/)kustomization\.yaml$/
/** Filled in by hand and applied by hand, so no kustomization lists them. */
const template = /\.template\.yaml$/

/** All objects of a file. @throws when it is not YAML */
export function manifestsIn({ path, text }: SourceFile): readonly Manifest[] {
  return parseAllDocuments(text).map(document => {
    if (document.errors[0]) throw new Error(`${path}: ${document.errors[0].message}`)
    return document.toJS()
  })
}

/** Our manifests, without kustomizations. */
export const readManifestFiles = (): readonly SourceFile[] =>
  readMatching('k8s/**/*.yaml').filter(({ path }) => !kustomization.test(path))

/** Files that no kustomization lists, and entries without a file. */
function listingProblems(files: readonly SourceFile[]): readonly string[] {
  const paths = new Set(files.map(({ path }) => path))
  const listed = new Set(['k8s/kustomization.yaml'])
  const problems: string[] = []
  for (const { path, text } of files.filter(file => kustomization.test(file.path))) {
    const { resources = [] } = parse(text) as { resources?: readonly string[] }
    for (const resource of resources) {
      const named = posix.join(posix.dirname(path), resource)
      const target = paths.has(named) ? named : posix.join(named, 'kustomization.yaml')
      if (!paths.has(target)) problems.push(`${path} lists ${resource}, which is not there`)
      listed.add(target)
    }
  }
  const unlisted = files.filter(({ path }) => !listed.has(path) && !template.test(path))
  return [...problems, ...unlisted.map(({ path }) => `no kustomization lists ${path}`)]
}

async function build(): Promise<readonly string[]> {
  try {
    await promisify(execFile)('kubectl', ['kustomize', join(root, 'k8s')])
    return []
  } catch (error) {
    const { code, stderr } = error as { code?: unknown; stderr?: string }
    // The tool is not needed to work on the code; the files were checked one by one.
    return code === 'ENOENT' ? [] : [`kubectl kustomize k8s: ${stderr?.trim() ?? String(error)}`]
  }
}

/** Check: each object obeys its kind's schema, each file is listed, and kubectl (where it is there) can put them together. */
export async function kubernetesManifests(): Promise<readonly string[]> {
  const files = readMatching('k8s/**/*.yaml')
  const problems: string[] = []
  for (const file of readManifestFiles()) {
    for (const manifest of manifestsIn(file)) {
      const name = `${file.path} ${manifest.kind} ${manifest.metadata?.name ?? ''}`
      problems.push(...(await schemaProblems(manifest)).map(problem => `${name}: ${problem}`))
    }
  }
  return [...problems, ...listingProblems(files), ...(await build())]
}
