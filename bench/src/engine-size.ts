import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'
import type { Figure } from './area.ts'

const mostKb = 25

/** What the whole engine adds to a page: bundled, minified, compressed. */
export async function engineSize(): Promise<Figure> {
  const bundle = await rolldown({
    input: fileURLToPath(import.meta.resolve('@gym-it/tournament-engine')),
    platform: 'browser',
  })
  const { output } = await bundle.generate({ format: 'esm', minify: true })
  await bundle.close()
  const kb = gzipSync(output.map(chunk => ('code' in chunk ? chunk.code : '')).join('')).length / 1000
  return {
    label: 'the package, minified and gzipped',
    measured: `${kb.toFixed(1)} kB`,
    target: `≤ ${mostKb} kB`,
    isMet: kb <= mostKb,
  }
}
