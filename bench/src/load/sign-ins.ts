// Signs people in over a number of connections for some seconds, and prints how many:
// `node sign-ins.ts <url> <people> <connections> <seconds>`. They are those of `person` in people.ts, at least as many as
// connections, so that nobody signs in twice at the same moment.
import autocannon from 'autocannon'
import { person } from './people.ts'

const [url = '', people, connections, seconds] = process.argv.slice(2)
const each = Math.floor(Number(people) / Number(connections))
let done = 0
let failed = 0
let opened = 0

const requestOf = (index: number) => {
  const { email, password } = person(index)
  const headers = { 'content-type': 'application/json' }
  return { method: 'POST' as const, headers, body: JSON.stringify({ email, password }) }
}

const load = autocannon(
  {
    url,
    connections: Number(connections),
    duration: Number(seconds),
    setupClient(client) {
      const first = opened++ * each
      client.setRequests(Array.from({ length: each }, (_, index) => requestOf(first + index)))
    },
  },
  (error, { duration, errors }) => {
    if (error) throw error
    process.stdout.write(JSON.stringify({ done, failed: failed + errors, seconds: duration }))
  },
)
load.on('response', (_client, status) => {
  if (status === 200) done += 1
  else failed += 1
})
