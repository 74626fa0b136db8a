// `npm run docs`: writes the pages under docs/ that are made from the code.
import { writeFile } from 'node:fs/promises'
import { generatedPages } from './docs/generated-pages.ts'

for (const { path, file, make } of generatedPages) {
  await writeFile(file, make())
  process.stdout.write(`${path}\n`)
}
