// The composition root of the viewer: the only place where api, player and ui meet.
import '@fontsource-variable/inter/index.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { newQueryClient } from './api/askingAgain.ts'
import { fetchChunk, fetchResource, fetchStoredChunk } from './api/client.ts'
import { App } from './ui/App.tsx'
import { SourceContext, type SourceIn } from './ui/shell/context.ts'
import './ui/shared/tokens.css'
import './ui/shared/base.css'
import { applyTheme } from './ui/shell/theme.ts'

applyTheme()

const client = newQueryClient()

const sourceIn: SourceIn = (project) => {
  const loadResource = (name: string, signal: AbortSignal) => fetchResource(project, name, signal)
  return {
    sourceOf: (replay) => ({
      loadChunk: (chunk, signal) => fetchChunk(project, replay, chunk, signal),
      loadResource,
    }),
    storedOf: (replay) => ({
      loadChunk: (chunk, signal) => fetchStoredChunk(project, replay, chunk, signal),
      loadResource,
    }),
  }
}

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <SourceContext value={sourceIn}>
        <App />
      </SourceContext>
    </QueryClientProvider>
  </StrictMode>,
)
