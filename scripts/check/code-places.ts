import { isDevelopmentCode, readSourceFiles, type SourceFile } from './source-files.ts'

const taggedSql = /\b(?:sql|tx|db)(?:<[^`'"]*?>)?`/
const unsafeSql = /\b(?:sql|tx|db)\.unsafe\(/
const environment = /\bprocess\.env\b|\benv\b[^'"\n]*['"]node:process['"]/

const mayHoldSql = (path: string) =>
  isDevelopmentCode(path) ||
  /^(packages\/(service-kit|local-stack)|scripts|bench)\//.test(path) ||
  /^services\/[^/]+\/src\/(.*\/)?([\w-]+-)?store(-[\w-]+)?\.ts$/.test(path)

const mayReadEnvironment = (path: string) =>
  isDevelopmentCode(path) ||
  /^(packages\/local-stack|scripts|bench)\//.test(path) ||
  path === 'packages/service-kit/src/environment.ts' ||
  /^services\/[^/]+\/src\/config\.ts$/.test(path)

/** SQL outside the stores and reads of the environment outside the configuration. */
export function misplaced({ path, text }: SourceFile): readonly string[] {
  const code = text.replace(/^\s*(\/\/|\/?\*).*$/gm, '')
  const problems: string[] = []
  if (!mayHoldSql(path) && (taggedSql.test(code) || unsafeSql.test(code)))
    problems.push(`${path}: SQL belongs in a store.ts`)
  if (!mayReadEnvironment(path) && environment.test(code))
    problems.push(`${path}: only config.ts reads the environment`)
  return problems
}

/** Check: what talks to the outside is where one looks for it. */
export const codePlaces = (): readonly string[] => readSourceFiles().flatMap(misplaced)
