// A service that costs as little as one can: it answers everything with the same 2 KiB of JSON.
import { createServer } from 'node:http'

const rows = Array.from({ length: 64 }, (_, id) => ({ id, name: 'participant' }))
const text = JSON.stringify({ rows })
const body = Buffer.from(text.padEnd(2048))

const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length })
  response.end(body)
})
server.keepAliveTimeout = 60_000
server.listen(Number(process.argv[2]), '127.0.0.1')
process.once('SIGTERM', () => process.exit(0))
