import { type ServiceName, serviceNames, services } from '@gym-it/contracts'
import { composeEnvironments, type Environments, kubernetesEnvironments } from './given-environments.ts'
import { readConfigOf, variablesOf } from './variables.ts'

async function problemsOf(name: ServiceName, environments: Environments): Promise<readonly string[]> {
  const given = environments.get(name)
  if (!given) return [`${name} is not run`]
  const readConfig = await readConfigOf(name)
  const known = variablesOf(readConfig)
  const problems = Object.keys(given)
    .filter(key => !known.has(key))
    .map(key => `${name} does not read ${key}`)
  const { port } = services[name]
  if ((given.PORT ?? String(port)) !== String(port)) problems.push(`${name} must keep port ${port}`)
  try {
    // What the image sets by itself.
    readConfig({ ENV: 'production', HOST: '0.0.0.0', ...given })
  } catch (error) {
    problems.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
  }
  return problems
}

/** Each service must be able to start with what it is given, and be given nothing else. */
export async function environmentProblems(environments: Environments): Promise<readonly string[]> {
  const isOurs = (name: string) => (serviceNames as readonly string[]).includes(name)
  const strangers = [...environments.keys()].filter(name => !isOurs(name))
  const problems = await Promise.all(serviceNames.map(name => problemsOf(name, environments)))
  return [...problems.flat(), ...strangers.map(name => `${name} is none of the services`)]
}

/** Check: the compose file and the manifests give each service the variables it needs. */
export async function deployedEnvironment(): Promise<readonly string[]> {
  const compose = await environmentProblems(composeEnvironments())
  const kubernetes = await environmentProblems(kubernetesEnvironments())
  return [
    ...compose.map(problem => `docker-compose.microservices.yml: ${problem}`),
    ...kubernetes.map(problem => `k8s: ${problem}`),
  ]
}
