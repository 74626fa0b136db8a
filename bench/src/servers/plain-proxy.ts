// The peer: `@fastify/http-proxy` alone, as its own documentation starts it.
import proxy from '@fastify/http-proxy'
import { fastify } from 'fastify'

const [port, upstream = ''] = process.argv.slice(2)
const app = fastify()
await app.register(proxy, { upstream })
await app.listen({ host: '127.0.0.1', port: Number(port) })
process.once('SIGTERM', () => process.exit(0))
