import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { contractNames } from './build/contract-names.ts'
import { messages } from './build/messages.ts'
import { packed } from './build/packed.ts'
import { serviceWorker } from './build/service-worker.ts'

const gateway = 'http://localhost:8000'

export default defineConfig({
  plugins: [react(), contractNames(), messages(), serviceWorker(), packed()],
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
      // What every page needs is one file: it packs a tenth smaller than many small ones.
      output: { codeSplitting: { groups: [{ name: 'base', tags: ['$initial'] }] } },
      // Our packages only define things, so what the UI does not import from them may go.
      treeshake: {
        moduleSideEffects: id => !/[\\/]packages[\\/](client|contracts|tournament-engine)[\\/]/.test(id),
        manualPureFunctions: ['Nullable', 'Line', 'operation'],
      },
    },
  },
})
