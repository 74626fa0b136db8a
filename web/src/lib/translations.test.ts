import assert from 'node:assert/strict'
import { glob, readFile } from 'node:fs/promises'
import { test } from 'node:test'

const sources = new URL('../', import.meta.url).pathname

/** What each English text is translated to, and where: text → translation → folders. */
async function translationsInto(language: string) {
  const found = new Map<string, Map<string, string[]>>()
  for await (const file of glob(`**/locales/${language}.po`, { cwd: sources })) {
    const catalog = await readFile(`${sources}${file}`, 'utf8')
    for (const [, text = '', translation = ''] of catalog.matchAll(/^msgid "(.+)"\nmsgstr "(.+)"$/gm)) {
      const those = found.get(text) ?? new Map<string, string[]>()
      found.set(text, those.set(translation, [...(those.get(translation) ?? []), file]))
    }
  }
  return found
}

// The page reads the catalogs of all folders as one: of two translations it would show the one that was read last.
test('an English text has one translation in the whole UI', async () => {
  for (const language of ['ru', 'kk']) {
    const found = await translationsInto(language)
    assert.ok(found.size > 1000, `${found.size} texts in ${language}`)
    assert.deepEqual(
      [...found].filter(([, translations]) => translations.size > 1),
      [],
      language,
    )
  }
})
