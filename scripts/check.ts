// `npm run check`: everything that can be said of the code without running it. One line per check, with its time.
import { type Check, problemsOf } from './check/check.ts'
import { codePlaces } from './check/code-places.ts'
import { composeFile } from './check/compose-file.ts'
import { deployedEnvironment } from './check/deployed-environment.ts'
import { environmentExample } from './check/environment-example.ts'
import { fileSizes } from './check/file-sizes.ts'
import { generatedDocs } from './check/generated-docs.ts'
import { importCycles } from './check/import-cycles.ts'
import { importRules } from './check/import-rules.ts'
import { kubernetesManifests } from './check/kubernetes-manifests.ts'
import { lockfile } from './check/lockfile.ts'
import { namedFiles } from './check/named-files.ts'
import { formatAndLint, translations, typesOf } from './check/tools.ts'

const checks: readonly Check[] = [
  { name: 'types', run: () => typesOf('tsconfig.json') },
  { name: 'types of the web UI', run: () => typesOf('web/tsconfig.json') },
  { name: 'format and lint', run: formatAndLint },
  { name: 'translations', run: translations },
  { name: 'import rules', run: importRules },
  { name: 'import cycles', run: importCycles },
  { name: 'SQL and environment in their places', run: codePlaces },
  { name: 'file sizes', run: fileSizes },
  { name: 'lockfile', run: lockfile },
  { name: 'generated pages', run: generatedDocs },
  { name: 'files that SECURITY.md names', run: namedFiles },
  { name: '.env.example', run: environmentExample },
  { name: 'compose file', run: composeFile },
  { name: 'Kubernetes manifests', run: kubernetesManifests },
  { name: 'variables of the deployments', run: deployedEnvironment },
]

let failed = 0
for (const check of checks) {
  const began = performance.now()
  const problems = await problemsOf(check)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  if (problems.length > 0) failed += 1
  process.stdout.write(`${problems.length === 0 ? '✓' : '✗'} ${check.name.padEnd(38)}${seconds.padStart(6)} s\n`)
  for (const problem of problems) process.stdout.write(`${problem.replace(/^/gm, '    ')}\n`)
}
process.stdout.write(failed === 0 ? `All ${checks.length} checks passed.\n` : `${failed} of ${checks.length} failed.\n`)
process.exitCode = failed === 0 ? 0 : 1
