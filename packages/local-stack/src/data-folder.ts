import { mkdir, realpath } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { folderProblem } from './start-error.ts'

/** Makes a data folder, for its owner only; returns its real path. @throws StartError */
export async function openFolder(folder: string): Promise<string> {
  try {
    await mkdir(join(folder, 'logs'), { recursive: true, mode: 0o700 })
    return await realpath(folder)
  } catch (error) {
    throw folderProblem(resolve(folder), error, `${resolve(folder)} cannot be used as data folder: ${String(error)}`)
  }
}
