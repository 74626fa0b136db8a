// `npm run package-client [folder]`: packages/client as a package that plain Node and browsers load, in a folder that
// `npm pack` and `npm publish` take (packages/client/dist unless another is named).
import { spawnSync } from 'node:child_process'
import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'

const root = join(import.meta.dirname, '..')
const source = join(root, 'packages/client')
const target = resolve(process.argv[2] ?? join(source, 'dist'))

/** Compiles the client and the contracts it is typed by; both lie below `target`, as below `packages`. */
function compile(): void {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const options = ['--project', join(source, 'tsconfig.package.json'), '--outDir', target]
  const { status } = spawnSync(process.execPath, [tsc, ...options], { stdio: 'inherit' })
  if (status !== 0) throw new Error('The client does not compile.')
}

/** What the compiler leaves as it was written: the contracts by their name, and `.ts` in declarations. */
async function rewriteImports(file: string): Promise<void> {
  const contracts = relative(dirname(file), join(target, 'contracts/src/index.js')).replaceAll('\\', '/')
  const text = await readFile(file, 'utf8')
  const rewritten = text
    .replaceAll(/(['"])@gym-it\/contracts\1/g, `'${contracts}'`)
    .replaceAll(/((?:from|import\() ?['"]\.[^'"]*)\.ts(['"])/g, '$1.js$2')
  await writeFile(file, rewritten)
}

interface PackageFile {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly dependencies?: Readonly<Record<string, string>>
}

const readPackage = async (folder: string): Promise<PackageFile> =>
  JSON.parse(await readFile(join(root, 'packages', folder, 'package.json'), 'utf8'))

/** What is published of the manifests: the contracts come along, what they need does not. */
async function writeManifest(): Promise<void> {
  const { name, version, license } = await readPackage('client')
  const { dependencies } = await readPackage('contracts')
  const entry = (file: string) => ({ types: `./client/src/${file}.d.ts`, default: `./client/src/${file}.js` })
  const exports = { '.': entry('index'), './contracts': entry('contracts') }
  const manifest = { name, version, license, type: 'module', exports, files: ['client', 'contracts'], dependencies }
  await writeFile(join(target, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

await rm(target, { recursive: true, force: true })
compile()
for (const name of await readdir(target, { recursive: true })) {
  if (/\.(js|d\.ts)$/.test(name)) await rewriteImports(join(target, name))
}
await writeManifest()
await copyFile(join(source, 'README.md'), join(target, 'README.md'))
await copyFile(join(root, 'LICENSE'), join(target, 'LICENSE'))
