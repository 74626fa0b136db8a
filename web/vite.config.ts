import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { messages } from './build/messages.ts'
import { packed } from './build/packed.ts'

const gateway = 'http://localhost:8000'

export default defineConfig({
  plugins: [react(), messages(), packed()],
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
