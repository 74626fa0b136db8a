import { availableParallelism } from 'node:os'
import type { Area } from './area.ts'
import { bracket } from './areas/bracket.ts'
import { engine } from './areas/engine.ts'
import { gateway } from './areas/gateway.ts'
import { live } from './areas/live.ts'
import { login } from './areas/login.ts'
import { start } from './areas/start.ts'
import { web } from './areas/web.ts'
import { watchOtherWork } from './other-work.ts'
import { table } from './table.ts'

/** Everything that is measured, by the name it is asked for: `npm run bench start gateway`. */
const areas: Readonly<Record<string, Area>> = { start, gateway, bracket, engine, login, live, web }

const say = (line: string) => void process.stdout.write(`${line}\n`)
const undone: (() => void | Promise<void>)[] = []

async function clear(): Promise<void> {
  for (let undo = undone.pop(); undo; undo = undone.pop()) await undo()
}

function chosen(names: readonly string[]): [string, Area][] {
  const unknown = names.find(name => !(name in areas))
  if (unknown) throw new Error(`There is no area ${unknown}: the areas are ${Object.keys(areas).join(', ')}.`)
  return Object.entries(areas).filter(([name]) => names.length === 0 || names.includes(name))
}

async function run(): Promise<void> {
  const picked = chosen(process.argv.slice(2))
  say(`Node ${process.version} on ${process.platform}, ${availableParallelism()} cores`)
  for (const [name, area] of picked) {
    say(`\n${name}: ${area.about}`)
    const otherWork = await watchOtherWork()
    try {
      const figures = await area.run({ say: line => say(`  ${line}`), defer: undo => void undone.push(undo) })
      say(`\n${table(figures)}`)
    } finally {
      await clear()
    }
    const share = await otherWork()
    if (!Number.isNaN(share)) say(`\n  Other work on this machine meanwhile: ${(share * 100).toFixed(0)}% of its cores`)
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void clear().finally(() => process.exit(130)))
}
try {
  await run()
  process.exit(0)
} catch (error) {
  const { message, cause } = error instanceof Error ? error : new Error(String(error))
  process.stderr.write(`\n${message}${cause ? `: ${String(cause)}` : ''}\n`)
  process.exit(1)
}
