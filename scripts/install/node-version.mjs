import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root, SetupError } from './repository.mjs'

/** From here on Node runs TypeScript files as they are. */
const neededMajor = 24
const oldestMajor = 20
const major = Number.parseInt(process.versions.node, 10)

/** @throws SetupError where not even the installation works */
export function refuseOldNode() {
  if (major < oldestMajor) {
    throw new SetupError(
      `GYM IT needs Node ${oldestMajor} or newer and this is ${process.version}: see https://nodejs.org.`,
    )
  }
}

/** The Node to run with: this one if it is new enough, else the one among the packages. */
export function chooseNode() {
  if (major >= neededMajor) return process.execPath
  const { platform, arch } = process
  const system = platform === 'win32' ? 'win' : platform
  const bundled = join(
    root,
    'node_modules',
    `node-${system}-${arch}`,
    'bin',
    platform === 'win32' ? 'node.exe' : 'node',
  )
  if (existsSync(bundled)) return bundled
  throw new SetupError(`On ${system}-${arch} GYM IT needs Node ${neededMajor} or newer and this is ${process.version}.`)
}
