/** A validator generated from Kubernetes' OpenAPI document. */
interface Validator {
  (value: unknown): boolean
  errors?: readonly { readonly instancePath: string; readonly message?: string; readonly params: object }[] | null
}

export interface Manifest {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata?: { readonly name?: string; readonly namespace?: string }
}

/** `apps/v1` Deployment → IoK8sApiAppsV1Deployment; `networking.k8s.io/v1` → …Networking…; `v1` → …Core… */
function schemaName({ apiVersion, kind }: Manifest): string {
  const [version = '', group = 'core'] = apiVersion.split('/').reverse()
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
  return `IoK8sApi${capital(group.split('.')[0] ?? '')}${capital(version)}${kind}`
}

async function validatorOf(manifest: Manifest): Promise<Validator | null> {
  try {
    // One generated module per kind; each exports its validator under this name.
    const { validate } = (await import(`kubernetes-models/_schemas/${schemaName(manifest)}`)) as { validate: Validator }
    return validate
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_MODULE_NOT_FOUND') return null
    throw error
  }
}

/**
 * Wraps plain data so that `unread` afterwards tells which fields were never looked at. The generated validators accept
 * unknown fields, yet look at every known one: what they pass over, Kubernetes does not know.
 */
export function watchReads(data: object): { readonly watched: object; unread(): readonly string[] } {
  const pending = new Set<string>()
  const wrap = (value: object, path: string): object => {
    const children = new Map<string, unknown>()
    for (const [key, child] of Object.entries(value)) {
      const childPath = `${path}/${key}`
      pending.add(childPath)
      children.set(key, child !== null && typeof child === 'object' ? wrap(child, childPath) : child)
    }
    return new Proxy(value, {
      get(target, key) {
        if (typeof key !== 'string' || !children.has(key)) return Reflect.get(target, key)
        pending.delete(`${path}/${key}`)
        return children.get(key)
      },
    })
  }
  const isBelowUnread = (path: string) => pending.has(path.slice(0, path.lastIndexOf('/')))
  return { watched: wrap(data, ''), unread: () => [...pending].filter(path => !isBelowUnread(path)) }
}

/** What is wrong with one object by the schema of its kind: missing, mistyped and unknown fields. */
export async function schemaProblems(manifest: Manifest): Promise<readonly string[]> {
  const validate = await validatorOf(manifest)
  if (!validate) return [`there is no ${manifest.kind} in ${manifest.apiVersion}`]
  const { watched, unread } = watchReads(manifest)
  if (!validate(watched)) {
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath || '/'} ${message ?? ''} ${JSON.stringify(params)}`,
    )
  }
  return unread().map(path => `${path} is unknown`)
}
