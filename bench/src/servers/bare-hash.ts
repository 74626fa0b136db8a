// Checks one password again and again with nothing around it, so many at once as it is told, for some seconds, and prints
// how often, and what processor time each took: `node bare-hash.ts <at once> <seconds> <memory in KiB> <passes>`.
import { hash, verify } from '@node-rs/argon2'

const [atOnce = 1, seconds = 1, memoryCost = 1, timeCost = 1] = process.argv.slice(2).map(Number)
const password = 'a long enough pass phrase'
const stored = await hash(password, { memoryCost, timeCost, parallelism: 1 })
const started = performance.now()
const before = process.cpuUsage()
const end = started + seconds * 1000
let count = 0

async function checkOn(): Promise<void> {
  while (performance.now() < end) {
    await verify(stored, password)
    count += 1
  }
}

await Promise.all(Array.from({ length: atOnce }, checkOn))
const perSecond = (count * 1000) / (performance.now() - started)
const { user, system } = process.cpuUsage(before)
process.stdout.write(JSON.stringify({ perSecond, cpuMs: (user + system) / 1000 / count }))
