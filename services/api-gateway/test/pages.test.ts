import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { operations } from '@gym-it/contracts'
import { deadUrl, problemOf, startGateway } from './neighbours.ts'

const html = { headers: { accept: 'text/html,*/*' } }

async function buildWeb(t: TestContext): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'gym-it-web-'))
  t.after(() => rm(root, { recursive: true }))
  await mkdir(join(root, 'assets'))
  await writeFile(join(root, 'index.html'), '<!doctype html><title>the app</title>')
  await writeFile(join(root, 'favicon.svg'), '<svg/>')
  await writeFile(join(root, 'assets', 'main-1a2b.js'), 'export {}')
  await writeFile(join(root, 'assets', 'main-1a2b.js.gz'), gzipSync('export {}'))
  return root
}

test('every address of the web UI answers its one page; its files are cached by name', async t => {
  const gateway = await startGateway(t, { WEB_DIST: await buildWeb(t) })
  for (const path of ['/', '/tournaments/12', '/tournaments/12/', '/sign-in?next=/me']) {
    const response = await fetch(`${gateway}${path}`, html)
    assert.deepEqual([path, response.status], [path, 200])
    assert.match(await response.text(), /the app/)
    assert.equal(response.headers.get('cache-control'), 'no-cache')
  }
  const script = await fetch(`${gateway}/assets/main-1a2b.js`, { headers: { 'accept-encoding': 'gzip' } })
  assert.equal(await script.text(), 'export {}')
  assert.equal(script.headers.get('content-encoding'), 'gzip')
  assert.match(script.headers.get('content-type') ?? '', /javascript/)
  assert.equal(script.headers.get('cache-control'), 'public, max-age=31536000, immutable')
  assert.equal((await fetch(`${gateway}/favicon.svg`)).headers.get('cache-control'), 'no-cache')
})

test('what is not a page of the UI is not answered with it', async t => {
  const gateway = await startGateway(t, { WEB_DIST: await buildWeb(t) })
  const paths = ['/api/nothing', '/api', '/internal/events', '/assets/old-9f.js', '/.env', '/%2e%2e/secret.txt', '/ws']
  for (const path of paths) {
    const response = await fetch(`${gateway}${path}`, html)
    assert.ok([403, 404].includes(response.status), `${path}: ${response.status}`)
    assert.match(response.headers.get('content-type') ?? '', /problem\+json/)
  }
  assert.equal((await problemOf(await fetch(`${gateway}/api/nothing`))).code, 'ROUTE_UNKNOWN')
  assert.equal((await fetch(`${gateway}/tournaments/12`, { headers: { accept: 'application/json' } })).status, 404)
  assert.equal((await fetch(`${gateway}/tournaments/12`, { ...html, method: 'POST' })).status, 404)
})

test('pages say what they may do, and nothing that needs https', async t => {
  const gateway = await startGateway(t, { WEB_DIST: await buildWeb(t) })
  for (const path of ['/', '/docs/']) {
    const { headers } = await fetch(`${gateway}${path}`, html)
    const policy = headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'self';.*script-src 'self';.*object-src 'none';/)
    assert.match(policy, /frame-ancestors 'none'/)
    assert.doesNotMatch(policy, /upgrade-insecure|script-src[^;]*unsafe|\*|https?:|wss?:/)
    assert.equal(headers.get('strict-transport-security'), null)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
  }
})

test('only what is made for it may be shown inside a page of somebody else', async t => {
  const gateway = await startGateway(t, { WEB_DIST: await buildWeb(t) })
  const headersOf = async (path: string) => {
    const response = await fetch(`${gateway}${path}`, html)
    assert.deepEqual([path, response.status], [path, 200])
    assert.match(await response.text(), /the app/)
    return response.headers
  }
  const embedded = await headersOf('/embed/tournaments/12')
  assert.match(embedded.get('content-security-policy') ?? '', /script-src 'self';.*frame-ancestors \*$/)
  assert.equal(embedded.get('x-frame-options'), null)
  const elsewhere = ['/embed/x', '/embed/tournaments', '/embed/tournaments/x', '/embed/tournaments/12/more']
  for (const path of [
    ...elsewhere,
    '/',
    '/tournaments/12',
    '/embed',
    '/embedded/tournaments/12',
    '/tournaments/embed/12',
  ]) {
    const own = await headersOf(path)
    assert.match(own.get('content-security-policy') ?? '', /frame-ancestors 'none'/, path)
    assert.equal(own.get('x-frame-options'), 'DENY', path)
  }
  const asked = await fetch(`${gateway}/embed/tournaments/12`, { headers: { accept: 'application/json' } })
  assert.equal(asked.status, 404)
})

test('a page on this machine is told where others open it', async t => {
  const told = async (given: Parameters<typeof startGateway>[1]) => {
    const response = await fetch(`${await startGateway(t, given)}/public-address.json`)
    assert.equal(response.headers.get('cache-control'), 'no-cache')
    return response.json()
  }
  assert.deepEqual(await told({ PUBLIC_URL: 'https://gym.example/' }), { address: 'https://gym.example' })
  assert.deepEqual(await told({}), { address: null })
})

test('who came over TLS is kept to it; who came over plain http is not', async t => {
  const gateway = await startGateway(t, { WEB_DIST: await buildWeb(t), TRUST_PROXY: '1' })
  const over = async (protocol: string) => {
    const { headers } = await fetch(gateway, { headers: { ...html.headers, 'x-forwarded-proto': protocol } })
    return headers.get('strict-transport-security')
  }
  assert.deepEqual([await over('https'), await over('http')], ['max-age=15768000', null])
  const open = await startGateway(t, { WEB_DIST: await buildWeb(t) })
  const claimed = await fetch(open, { headers: { 'x-forwarded-proto': 'https' } })
  assert.equal(claimed.headers.get('strict-transport-security'), null)
})

test('before the UI is built a page says how to build it', async t => {
  const gateway = await startGateway(t, {})
  const response = await fetch(gateway, html)
  assert.equal(response.status, 503)
  assert.match(await response.text(), /npm run build/)
})

test('the API is described for all services, with none of them running', async t => {
  const gateway = await startGateway(t, {})
  const response = await fetch(`${gateway}/openapi.json`)
  const document = (await response.json()) as { openapi: string; paths: Record<string, Record<string, unknown>> }
  assert.equal(document.openapi, '3.1.0')
  const described = Object.values(document.paths).flatMap(path => Object.keys(path))
  assert.equal(described.length, operations.length)

  const page = await fetch(`${gateway}/docs`, html)
  assert.equal(page.status, 200)
  const text = await page.text()
  const parts = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, part = '']) => part)
  assert.ok(parts.length > 3)
  for (const part of parts) {
    const loaded = await fetch(new URL(part, page.url))
    assert.deepEqual([part, loaded.status, new URL(loaded.url).origin], [part, 200, gateway])
    await loaded.body?.cancel()
  }
  assert.deepEqual(await (await fetch(`${gateway}/docs/json`)).json(), document)
})

test('health, readiness and metrics are the gateway’s own', async t => {
  const gateway = await startGateway(t, {})
  assert.deepEqual(await (await fetch(`${gateway}/healthz`)).json(), { status: 'ok', service: 'api-gateway' })
  await fetch(`${gateway}/api/auth/me`)
  assert.match(await (await fetch(`${gateway}/metrics`)).text(), /route="\/api\/v1\/auth\/\*",status="503"/)
})

test('in production the measurements are on a port of their own, or nowhere', async t => {
  const port = new URL(await deadUrl()).port
  const gateway = await startGateway(t, { ENV: 'production', METRICS_PORT: port, HOST: '127.0.0.1' })
  assert.equal((await fetch(`${gateway}/metrics`)).status, 404)
  const shown = await fetch(`http://127.0.0.1:${port}/metrics`)
  assert.match(await shown.text(), /route="unknown",status="404"/)
  assert.match(shown.headers.get('content-type') ?? '', /^text\/plain/)
  assert.equal((await fetch(`http://127.0.0.1:${port}/healthz`)).status, 404)

  const closed = await startGateway(t, { ENV: 'production' })
  assert.equal((await fetch(`${closed}/metrics`)).status, 404)
})
