import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

/** Packs what is built once, so that the gateway can send it as it lies there. */
export function packed(): Plugin {
  const pack = async (file: string) => {
    const content = await readFile(file)
    if (content.length < 1024) return
    const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }
    await writeFile(`${file}.br`, await promisify(brotliCompress)(content, best))
    await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }))
  }
  return {
    name: 'packed',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler({ dir = 'dist' }) {
        const files = await readdir(dir, { recursive: true })
        const texts = files.filter(file => /\.(js|css|svg|html|webmanifest)$/.test(file))
        await Promise.all(texts.map(file => pack(join(dir, file))))
      },
    },
  }
}
