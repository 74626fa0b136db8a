import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const web = join(import.meta.dirname, '..', '..', '..', 'web')

/** The parts of a text that a catalog holds, one a line in quotes. */
const unquoted = (lines: string) =>
  [...lines.matchAll(/^"(.*)"$/gm)].map(([, part]) => JSON.parse(`"${part}"`)).join('')

function readCatalogs(language: string): ReadonlyMap<string, string> {
  const entries = globSync(`src/**/locales/${language}.po`, { cwd: web }).flatMap(file =>
    [...readFileSync(join(web, file), 'utf8').matchAll(/^msgid (".*"\n(?:".*"\n)*)msgstr (".*"(?:\n".*")*)/gm)].map(
      ([, english = '', words = '']): [string, string] => [unquoted(english.trim()), unquoted(words.trim())],
    ),
  )
  return new Map(entries.filter(([, words]) => words !== ''))
}

/** Says texts of the UI in a language, from the catalogs of the translators; what they do not have stays English. */
export function speaker(language: string): (english: string) => string {
  if (language === 'en') return english => english
  const catalog = readCatalogs(language)
  return english => catalog.get(english) ?? english
}
