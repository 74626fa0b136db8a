import { loadEnvFile } from 'node:process'
import { errorCode, StartError } from './start-error.ts'

/** Reads a `.env` file into the environment where there is one; what is set already stays. */
export function readEnvironmentFile(file: string): void {
  try {
    loadEnvFile(file)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return
    throw new StartError(`${file} cannot be read (${errorCode(error) ?? String(error)}): check its owner and content.`)
  }
}
