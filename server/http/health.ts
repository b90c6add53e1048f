// Whether the server is well: 200 when the database answers.
import type { FastifyInstance } from 'fastify'
import { LIMITS } from '../../src/format/types.ts'
import type { Store } from '../store/store.ts'

export async function health(app: FastifyInstance, { store }: { readonly store: Store }): Promise<void> {
  app.get('/healthz', async (_request, reply) => {
    const well = await store.ping().then(
      () => true,
      () => false,
    )
    const accepts = { chunkBytes: LIMITS.chunkBytes, resourceBytes: LIMITS.resourceBytes }
    return reply.code(well ? 200 : 503).send({ ok: well, accepts })
  })
}
