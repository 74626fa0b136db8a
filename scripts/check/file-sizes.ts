import { readSourceFiles } from './source-files.ts'

const mostLines = 300
const isGenerated = (path: string) => /\.gen\.tsx?$/.test(path)

/** Check: a file holds one idea. */
export const fileSizes = (): readonly string[] =>
  readSourceFiles()
    .filter(({ path }) => !isGenerated(path))
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > mostLines)
    .map(({ path, lines }) => `${path} has ${lines} lines; ${mostLines} are the most`)
