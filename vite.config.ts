// How the viewer is built and served while developing. The server's own bundle is scripts/build.mjs.

import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env.API_URL ?? 'http://127.0.0.1:4700'

export default defineConfig({
  plugins: [react()],
  worker: { format: 'es' },
  build: { outDir: 'dist/viewer', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 900 },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': server, '/2': server, '/batch': server, '/replay/v1': server },
  },
})
