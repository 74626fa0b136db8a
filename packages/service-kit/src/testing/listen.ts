import type { FastifyInstance } from 'fastify'
import type { Cleanup } from './cleanup.ts'

/** Lets an app listen on a free port of this machine until the test has ended; answers its URL. */
export async function listen(t: Cleanup, app: FastifyInstance): Promise<string> {
  t.after(() => app.close())
  return app.listen({ host: '127.0.0.1', port: 0 })
}
