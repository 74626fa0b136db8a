import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf, readIfThere, root } from './repository.mjs'
import { runStep } from './run-step.mjs'

const sources = [
  'web/src',
  'web/build',
  'web/public',
  'web/index.html',
  'web/vite.config.ts',
  'web/package.json',
  'packages/client/src',
  'packages/contracts/src',
  'packages/tournament-engine/src',
  'package-lock.json',
]
const stampFile = join(root, 'web', 'dist', '.stamp')

/** Which scripts serve the web pages, by their first arguments. No arguments means all parts. */
const needsWeb = {
  'packages/local-stack/src/main.ts': args => args.length === 0 || args.includes('api-gateway'),
  'scripts/test.ts': args => args.length === 0 || args.some(arg => /integration-tests|api-gateway/.test(arg)),
  'integration-tests/demo/world-cup.ts': () => true,
  'integration-tests/screenshots/main.ts': () => true,
  'bench/src/main.ts': () => true,
}

/** True when this script needs web pages that are missing or older than their sources. */
export function isWebOutdated(script, args) {
  if (!needsWeb[script]?.(args) || !existsSync(join(root, 'web', 'index.html'))) return false
  return readIfThere(stampFile) !== hashOf(sources)
}

export async function buildWeb(node) {
  const hash = hashOf(sources)
  await runStep({
    title: 'Building the web pages',
    done: 'Web pages built',
    program: node,
    args: [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'],
    cwd: join(root, 'web'),
    env: process.env,
    otherwise: 'The web pages could not be built: the lines above say why.',
  })
  writeFileSync(stampFile, hash)
}
