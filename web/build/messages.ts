import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formatter } from '@lingui/format-po'
import type { Plugin } from 'vite'

const prefix = 'virtual:messages/'
const root = join(import.meta.dirname, '..')
const { parse } = formatter()

/** The translations of all folders as one module for each language: `virtual:messages/ru`. */
export function messages(): Plugin {
  return {
    name: 'messages',
    resolveId: id => (id.startsWith(prefix) ? `\0${id}` : undefined),
    async load(id) {
      if (!id.startsWith(`\0${prefix}`)) return
      const language = id.slice(prefix.length + 1)
      const translations: Record<string, string> = {}
      for await (const file of glob(`src/**/locales/${language}.po`, { cwd: root })) {
        const path = join(root, file)
        this.addWatchFile(path)
        const catalog = await parse(await readFile(path, 'utf8'), {
          locale: language,
          sourceLocale: 'en',
          filename: path,
        })
        for (const [key, { translation, obsolete }] of Object.entries(catalog)) {
          if (translation && !obsolete) translations[key] = translation
        }
      }
      // A text is parsed faster than an object literal.
      return `export const messages = JSON.parse(${JSON.stringify(JSON.stringify(translations))})`
    },
  }
}
