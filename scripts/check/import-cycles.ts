import { importsOf, targetOf } from './imports.ts'
import { readSourceFiles, type SourceFile } from './source-files.ts'

/** Each circle of imports among the files, as `a → b → a`. Types do not count: they are gone when the code runs. */
export function cyclesAmong(files: readonly SourceFile[]): readonly string[] {
  const graph = new Map(
    files.map(file => [
      file.path,
      importsOf(file)
        .filter(({ isTypeOnly }) => !isTypeOnly)
        .map(targetOf)
        .filter(target => target !== null),
    ]),
  )
  const cycles: string[] = []
  const finished = new Set<string>()
  const visit = (path: string, trail: readonly string[]) => {
    const start = trail.indexOf(path)
    if (start >= 0) {
      cycles.push([...trail.slice(start), path].join(' → '))
      return
    }
    if (finished.has(path)) return
    for (const target of graph.get(path) ?? []) visit(target, [...trail, path])
    finished.add(path)
  }
  for (const path of graph.keys()) visit(path, [])
  return cycles
}

/** Check: no file needs itself before it can be loaded. */
export const importCycles = (): readonly string[] => cyclesAmong(readSourceFiles())
