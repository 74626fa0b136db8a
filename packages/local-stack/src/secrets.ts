import { randomBytes, randomInt } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode, folderProblem, StartError } from './start-error.ts'

/** What a fresh installation needs but nobody should have to invent. */
export interface Secrets {
  readonly SECRET_KEY: string
  readonly JWT_SECRET_KEY: string
  readonly ADMIN_PASSWORD: string
}

/** Letters and digits that cannot be taken for one another when read from a screen. */
const readable = 'abcdefghjkmnpqrstuvwxyz23456789'
const group = () => Array.from({ length: 4 }, () => readable[randomInt(readable.length)]).join('')

/** About 79 bits, as four groups of four. */
const readablePassword = () => Array.from({ length: 4 }, group).join('-')

const makeSecrets = (): Secrets => ({
  SECRET_KEY: randomBytes(32).toString('base64url'),
  JWT_SECRET_KEY: randomBytes(32).toString('base64url'),
  ADMIN_PASSWORD: readablePassword(),
})

/** Reads the folder's secrets, making them at the first start. The file is for its owner only. */
export async function keepSecrets(dataDir: string): Promise<Secrets> {
  const file = join(dataDir, 'secrets.json')
  try {
    return { ...makeSecrets(), ...(JSON.parse(await readFile(file, 'utf8')) as Partial<Secrets>) }
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new StartError(`${file} cannot be read as JSON: put back a copy of it, or delete it to get new secrets.`)
    }
    if (errorCode(error) !== 'ENOENT') throw folderProblem(file, error, `${file} cannot be read: ${String(error)}`)
  }
  const secrets = makeSecrets()
  await writeFile(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flush: true })
  await rename(`${file}.new`, file)
  return secrets
}
