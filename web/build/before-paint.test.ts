import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { runInNewContext } from 'node:vm'
import { apiBase, getBracket } from '@gym-it/contracts'

const script = readFileSync(join(import.meta.dirname, '..', 'public', 'before-paint.js'), 'utf8')

/** What the script does to a page at this address, in a browser that has this in its storage. */
function paint(pathname: string, storage: Readonly<Record<string, string>> = {}) {
  const attributes: Record<string, string> = {}
  const asked: { readonly href?: string }[] = []
  runInNewContext(script, {
    location: { pathname },
    localStorage: { getItem: (name: string) => storage[name] ?? null },
    matchMedia: () => ({ matches: false }),
    document: {
      documentElement: { setAttribute: (name: string, value: string) => Object.assign(attributes, { [name]: value }) },
      createElement: () => ({}),
      head: { append: (link: { readonly href: string }) => asked.push(link) },
    },
  })
  return { attributes, asked: asked.map(({ href }) => href) }
}

test('a tournament’s page asks for its bracket before the program is there', () => {
  const bracket = `${apiBase}${getBracket.path.replace(':id', '12')}`
  for (const path of ['/tournaments/12', '/tournaments/12/', '/tournaments/12/standings', '/embed/tournaments/12']) {
    assert.deepEqual(paint(path).asked, [bracket], path)
  }
  for (const path of ['/', '/tournaments/new', '/tournaments/12x', '/people/12'])
    assert.deepEqual(paint(path).asked, [])
})

test('the chosen colours and a page without a bar are known before the first paint', () => {
  const colours = (storage: Readonly<Record<string, string>>) =>
    paint('/', storage).attributes['data-mantine-color-scheme']
  assert.equal(colours({}), 'light')
  assert.equal(colours({ 'mantine-color-scheme-value': 'dark' }), 'dark')
  const isBare = (path: string) => 'data-bare' in paint(path).attributes
  assert.deepEqual(['/embed/tournaments/3', '/tournaments/3/display', '/tournaments/3', '/'].map(isBare), [
    true,
    true,
    false,
    false,
  ])
})
