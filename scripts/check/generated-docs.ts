import { readFile } from 'node:fs/promises'
import { generatedPages } from '../docs/generated-pages.ts'

/** Check: the pages that are made from the code say what the code says. */
export async function generatedDocs(): Promise<readonly string[]> {
  const problems = generatedPages.map(async ({ path, file, make }) => {
    const text = await readFile(file, 'utf8').catch(() => null)
    return text === make() ? [] : [`${path} is ${text === null ? 'missing' : 'out of date'}: run npm run docs`]
  })
  return (await Promise.all(problems)).flat()
}
