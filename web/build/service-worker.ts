import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'

const root = join(import.meta.dirname, '..')

/** The page itself and what it is made of; icons and the manifest are fetched by the system, with a connection. */
const isKept = (file: string) => /\.(js|css|html|svg)$/.test(file)

/** A version where the name does not tell it. */
const revisionOf = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex').slice(0, 16)

/** Files with fixed names, which the page asks for by them. */
async function keptPublicFiles() {
  const folder = join(root, 'public')
  const names = (await readdir(folder)).filter(isKept)
  return Promise.all(
    names.map(async name => ({ url: `/${name}`, revision: revisionOf(await readFile(join(folder, name))) })),
  )
}

/** Builds `/service-worker.js`, which keeps all built files in the browser, so that the app opens without a connection. */
export function serviceWorker(): Plugin {
  let outDir = 'dist'
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved: config => {
      outDir = join(config.root, config.build.outDir)
    },
    writeBundle: {
      order: 'pre',
      sequential: true,
      async handler({ dir = outDir }, bundle) {
        const made = Object.values(bundle)
          .filter(({ fileName }) => isKept(fileName))
          .map(file => ({
            url: `/${file.fileName}`,
            revision: file.fileName.startsWith('assets/')
              ? null
              : revisionOf(file.type === 'chunk' ? file.code : file.source),
          }))
        const builtFiles = [...made, ...(await keptPublicFiles())].toSorted((a, b) => (a.url < b.url ? -1 : 1))
        await build({
          root,
          configFile: false,
          publicDir: false,
          logLevel: 'warn',
          define: { builtFiles: JSON.stringify(builtFiles) },
          build: {
            target: 'es2022',
            outDir: dir,
            emptyOutDir: false,
            copyPublicDir: false,
            rolldownOptions: {
              input: join(root, 'src/app/service-worker/service-worker.ts'),
              output: { format: 'iife', entryFileNames: 'service-worker.js' },
            },
          },
        })
      },
    },
  }
}
