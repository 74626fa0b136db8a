import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'
import type { Figure } from './area.ts'

const mostKb = 25

/** Kilobytes that an entry of the package adds to a page: bundled, minified, compressed. */
async function sizeOf(entry: string): Promise<number> {
  const bundle = await rolldown({ input: fileURLToPath(import.meta.resolve(entry)), platform: 'browser' })
  const { output } = await bundle.generate({ format: 'esm', minify: true })
  await bundle.close()
  return gzipSync(output.map(chunk => ('code' in chunk ? chunk.code : '')).join('')).length / 1000
}

/** The engine as a page loads it; workouts and ratings are entries of their own, which no bracket needs. */
export async function engineSize(): Promise<Figure> {
  const engine = '@gym-it/tournament-engine'
  const kb = await sizeOf(engine)
  const [fitness, ratings] = [await sizeOf(`${engine}/fitness`), await sizeOf(`${engine}/ratings`)]
  return {
    label: 'the engine, minified and gzipped',
    measured: `${kb.toFixed(1)} kB`,
    against: `and ${fitness.toFixed(1)} kB /fitness, ${ratings.toFixed(1)} kB /ratings`,
    target: `≤ ${mostKb} kB`,
    isMet: kb <= mostKb,
  }
}
