import { readMatching } from './source-files.ts'
import { allVariables } from './variables.ts'

const entry = /^#? ?([A-Z][A-Z0-9_]*)=(.*)$/

/** Check: `.env.example` has every variable that the code reads, each once and told in a line, and no other. */
export async function environmentExample(): Promise<readonly string[]> {
  const [example] = readMatching('.env.example')
  if (!example) return ['.env.example is missing']
  const lines = example.text.split('\n')
  const listed: string[] = []
  const problems: string[] = []
  for (const [index, line] of lines.entries()) {
    const [, name] = entry.exec(line) ?? []
    if (name === undefined) continue
    if (listed.includes(name)) problems.push(`.env.example lists ${name} twice`)
    listed.push(name)
    if (!lines[index - 1]?.startsWith('# ')) problems.push(`.env.example does not say what ${name} is`)
  }
  const wanted = await allVariables()
  return [
    ...problems,
    ...[...wanted].filter(name => !listed.includes(name)).map(name => `.env.example lacks ${name}`),
    ...listed.filter(name => !wanted.has(name)).map(name => `.env.example lists ${name}, which nothing reads`),
  ]
}
