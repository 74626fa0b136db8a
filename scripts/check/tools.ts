import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { root } from './source-files.ts'

const cache = join(root, 'node_modules', '.cache', 'gym-it-types')

/** What a program writes when it fails; nothing when it succeeds. */
async function complaintsOf(script: string, args: readonly string[], cwd = root): Promise<readonly string[]> {
  const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', text => (output += text))
  const [code] = (await once(child, 'close')) as [number | null]
  return code === 0 ? [] : [output.trim() || `${script} ended with ${code}`]
}

/** Checks the types of one TypeScript project; what has not changed since the last time is not checked again. */
export const typesOf = (project: string): Promise<readonly string[]> =>
  complaintsOf('typescript/bin/tsc', [
    ...['--project', project, '--pretty', 'false'],
    ...['--incremental', '--tsBuildInfoFile', join(cache, `${project.replaceAll('/', '-')}buildinfo`)],
  ])

/** Biome over everything that is not ignored. */
export const formatAndLint = (): Promise<readonly string[]> =>
  complaintsOf('@biomejs/biome/bin/biome', ['ci', '--colors=off', '--max-diagnostics=30', '.'])

/** The UI's texts: all of them are in the catalogs (`npm run messages` puts them there) and said in every language. */
export async function translations(): Promise<readonly string[]> {
  const lingui = (...args: string[]) =>
    complaintsOf('@lingui/cli/dist/lingui.js', ['check', ...args], join(root, 'web'))
  const outOfStep = await lingui('sync', '--clean')
  return outOfStep.length > 0 ? [...outOfStep, 'Run npm run messages.'] : lingui('missing', '--verbose')
}
