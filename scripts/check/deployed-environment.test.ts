import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { environmentProblems } from './deployed-environment.ts'
import { composeEnvironments, interpolate } from './given-environments.ts'

/** The compose file's environments with one service's changed. */
const changed = (name: string, change: Record<string, string | undefined>) => {
  const environments = new Map(composeEnvironments())
  const entries = Object.entries({ ...environments.get(name), ...change })
  environments.set(
    name,
    Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined)),
  )
  return environments
}

describe('variables of a deployment', () => {
  it('may not be unknown, missing or of another port', async () => {
    const [unknown = '', ...none] = await environmentProblems(changed('user-service', { DATABSE_URL: 'x' }))
    assert.match(unknown, /user-service does not read DATABSE_URL/)
    assert.deepEqual(none, [])
    const [missing = ''] = await environmentProblems(changed('auth-service', { ADMIN_PASSWORD: undefined }))
    assert.match(missing, /auth-service: .*ADMIN_PASSWORD is missing/)
    const [port = ''] = await environmentProblems(changed('auth-service', { PORT: '9001' }))
    assert.match(port, /auth-service must keep port 8001/)
  })

  it('belong to one of our services', async () => {
    const [stranger = ''] = await environmentProblems(new Map([...composeEnvironments(), ['billing-service', {}]]))
    assert.match(stranger, /billing-service is none of the services/)
  })

  it('are filled in as compose does it', () => {
    assert.equal(interpolate('${' + 'LEVEL:-info}/${' + 'EMPTY:-}'), 'info/')
    assert.match(interpolate('postgres://gym:${' + 'PASSWORD:?set it}@db'), /^postgres:\/\/gym:placeholder.*@db$/)
  })
})
