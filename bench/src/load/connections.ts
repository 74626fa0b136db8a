// Keeps a number of connections busy for some seconds and prints what came back, in a process of its own so that its
// work is not charged to anybody else: `node connections.ts <url> <connections> <seconds> [authorization]`.
import autocannon from 'autocannon'
import { quantile } from '../quantile.ts'

const [url = '', connections, seconds, authorization] = process.argv.slice(2)
const headers = authorization === undefined ? {} : { authorization }
const times: number[] = []
let failed = 0
const load = autocannon(
  { url, connections: Number(connections), duration: Number(seconds), headers },
  (error, result) => {
    if (error) throw error
    const { errors, duration } = result
    const answer = { requests: times.length, seconds: duration, failed: failed + errors, p99: quantile(times, 0.99) }
    process.stdout.write(JSON.stringify(answer))
  },
)
load.on('response', (_client, status, _bytes, milliseconds) => {
  times.push(milliseconds)
  if (status !== 200) failed += 1
})
