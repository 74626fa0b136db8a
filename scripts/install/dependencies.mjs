import { existsSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { hashOf, readIfThere, root } from './repository.mjs'
import { runStep } from './run-step.mjs'

const stampFile = join(root, 'node_modules', '.gym-it-install')
const wanted = () => `${hashOf(['package-lock.json'])} ${process.platform}-${process.arch}\n`

/** True when npm's own record of what it installed agrees with the lockfile: somebody ran npm by hand. */
function agreesWithLockfile() {
  const recorded = readIfThere(join(root, 'node_modules', '.package-lock.json'))
  if (!recorded) return false
  const installed = JSON.parse(recorded).packages
  const locked = JSON.parse(readIfThere(join(root, 'package-lock.json'))).packages
  return Object.entries(locked).every(([path, entry]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true
    const found = installed[path]
    // Packages for other systems stay away.
    return found ? found.version === entry.version : entry.optional === true || entry.devOptional === true
  })
}

function leaveStamp() {
  try {
    writeFileSync(stampFile, wanted())
  } catch {
    // A tree that we may only read is looked at again next time.
  }
}

/** True when what the lockfile names is installed for this system. */
export function isInstalled() {
  if (readIfThere(stampFile) === wanted()) return true
  const isForeign = existsSync(stampFile) && !readIfThere(stampFile).endsWith(` ${process.platform}-${process.arch}\n`)
  if (isForeign || !agreesWithLockfile()) return false
  leaveStamp()
  return true
}

/** Installs exactly what the lockfile names, development tools included since they build the web pages. */
export async function install() {
  const { npm_execpath: npm = '', npm_node_execpath: node = process.execPath } = process.env
  const isNpm = basename(npm) === 'npm-cli.js'
  const flags = ['ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional', '--loglevel=error']
  await runStep({
    title: 'Installing packages (once, a minute or two)',
    done: 'Packages installed',
    program: isNpm ? node : 'npm',
    args: isNpm ? [npm, ...flags] : flags,
    cwd: root,
    // Some packages ask for a newer Node than the machine's; it is among the packages themselves.
    env: { ...process.env, npm_config_engine_strict: 'false', npm_config_foreground_scripts: 'false' },
    otherwise: 'The packages could not be installed: the lines above say why; start again to try once more.',
  })
  leaveStamp()
}
