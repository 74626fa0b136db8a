import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { schemaProblems } from './kubernetes-schema.ts'

const deployment = (container: object, spec: object = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'a', labels: { any: 'label' } },
  spec: {
    selector: { matchLabels: { name: 'a' } },
    template: {
      metadata: { labels: { name: 'a' } },
      spec: { containers: [{ name: 'a', image: 'a', ...container }] },
    },
    ...spec,
  },
})

describe('schemas of Kubernetes', () => {
  it('accept what is right, with freely named labels and quantities', async () => {
    const container = { resources: { limits: { memory: '1Gi' } }, securityContext: { capabilities: { drop: ['ALL'] } } }
    assert.deepEqual(await schemaProblems(deployment(container)), [])
  })

  it('name a field that does not exist, at any depth', async () => {
    const problems = await schemaProblems(deployment({ securityContext: { readOnlyRootFileSystem: true } }))
    assert.deepEqual(problems, ['/spec/template/spec/containers/0/securityContext/readOnlyRootFileSystem is unknown'])
    assert.deepEqual(await schemaProblems(deployment({}, { replica: 2 })), ['/spec/replica is unknown'])
  })

  it('name a field of the wrong type', async () => {
    const [problem = ''] = await schemaProblems(deployment({}, { replicas: 'two' }))
    assert.match(problem, /^\/spec\/replicas .*integer/)
  })

  it('name a kind that does not exist', async () => {
    const manifest = { apiVersion: 'apps/v1', kind: 'Deploiment' }
    assert.deepEqual(await schemaProblems(manifest), ['there is no Deploiment in apps/v1'])
  })
})
