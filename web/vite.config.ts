import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const gateway = 'http://localhost:8000'

/** Packs what is built once, so that the gateway can send it as it lies there. */
function packed(): Plugin {
  const pack = async (file: string) => {
    const content = await readFile(file)
    if (content.length < 1024) return
    const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }
    await writeFile(`${file}.br`, await promisify(brotliCompress)(content, best))
    await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }))
  }
  return {
    name: 'packed',
    apply: 'build',
    async writeBundle({ dir = 'dist' }) {
      const files = await readdir(dir, { recursive: true })
      await Promise.all(files.filter(file => /\.(js|css|svg|html)$/.test(file)).map(file => pack(join(dir, file))))
    },
  }
}

export default defineConfig({
  plugins: [react(), packed()],
  resolve: { alias: { typebox: fileURLToPath(new URL('src/lib/schema-stand-in.ts', import.meta.url)) } },
  server: {
    port: 5173,
    proxy: { '/api': gateway, '/ws': { target: gateway, ws: true } },
  },
  build: {
    target: 'es2022',
    sourcemap: false,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      // Our packages only define things, so what the UI does not import from them may go.
      treeshake: {
        moduleSideEffects: id => !/[\\/]packages[\\/](client|contracts|tournament-engine)[\\/]/.test(id),
        manualPureFunctions: ['Type', 'Nullable', 'operation'],
      },
    },
  },
})
