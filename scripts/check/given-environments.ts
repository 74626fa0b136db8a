import { type ComposeService, readComposeFile } from './compose-file.ts'
import { manifestsIn, readManifestFiles } from './kubernetes-manifests.ts'
import type { Manifest } from './kubernetes-schema.ts'

/** The variables that each of our containers is given, by the name of its service. */
export type Environments = ReadonlyMap<string, Readonly<Record<string, string>>>

/** Long enough for a secret and shaped like an e-mail address, so it may stand for whatever an operator fills in. */
const filledIn = 'placeholder-for-what-an-operator-fills-in@example.org'

/** Text with `${NAME}`, `${NAME:-default}` and `${NAME:?message}` as an operator would fill them in. */
export const interpolate = (text: string): string =>
  text.replace(/\$\{\w+(?::?([-?])([^}]*))?\}/g, (_whole, kind, rest) => (kind === '-' ? rest : filledIn))

const ofService = ({ environment = {} }: ComposeService) =>
  Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, interpolate(String(value))]))

export const composeEnvironments = (): Environments =>
  new Map(
    Object.entries(readComposeFile().services)
      .filter(([, service]) => service.build)
      .map(([name, service]) => [name, ofService(service)]),
  )

interface ConfigMap extends Manifest {
  readonly data: Readonly<Record<string, string>>
}

interface Variable {
  readonly name: string
  readonly value?: string
  readonly valueFrom?: {
    readonly configMapKeyRef?: { readonly name: string; readonly key: string }
    readonly secretKeyRef?: { readonly name: string; readonly key: string; readonly optional?: boolean }
  }
}

interface Deployment extends Manifest {
  readonly spec: { readonly template: { readonly spec: { readonly containers: readonly Container[] } } }
}

interface Container {
  readonly name: string
  readonly env?: readonly Variable[]
  readonly envFrom?: readonly { readonly configMapRef?: { readonly name: string } }[]
}

/** What a secret's key holds: a database's address where it is called `url`, else a long text. */
const secretValue = (key: string) => (key === 'url' ? 'postgres://user:password@database/name' : filledIn)

export function kubernetesEnvironments(): Environments {
  const manifests = readManifestFiles().flatMap(manifestsIn)
  // The schema check has told whether they have the shape of their kind.
  const maps = new Map(
    manifests
      .filter(({ kind }) => kind === 'ConfigMap')
      .map(manifest => [manifest.metadata?.name ?? '', (manifest as ConfigMap).data]),
  )
  const textOf = ({ value, valueFrom }: Variable) => {
    if (value !== undefined) return value
    if (valueFrom?.secretKeyRef) return secretValue(valueFrom.secretKeyRef.key)
    const { name = '', key = '' } = valueFrom?.configMapKeyRef ?? {}
    return maps.get(name)?.[key] ?? ''
  }
  const ofContainer = ({ env = [], envFrom = [] }: Container) => ({
    ...Object.assign({}, ...envFrom.map(({ configMapRef }) => maps.get(configMapRef?.name ?? '') ?? {})),
    // What is optional is left out, as before an operator provides it.
    ...Object.fromEntries(
      env
        .filter(({ valueFrom }) => valueFrom?.secretKeyRef?.optional !== true)
        .map(variable => [variable.name, textOf(variable)]),
    ),
  })
  const deployments = manifests.filter(({ kind }) => kind === 'Deployment').map(manifest => manifest as Deployment)
  return new Map(
    deployments.flatMap(({ spec }) =>
      spec.template.spec.containers.map(container => [container.name, ofContainer(container)] as const),
    ),
  )
}
