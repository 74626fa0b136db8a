import { startStack } from '../src/index.ts'
import { anyPorts } from './stub-stack.ts'

/** A launcher of its own process, to be killed: `killed-launcher.ts <data folder> <services folder>`. */
const [dataDir = '', servicesDir = ''] = process.argv.slice(2)
const stack = await startStack({ services: ['auth-service'], ports: anyPorts, dataDir, servicesDir })
process.stdout.write(`${stack.urls['auth-service']}\n`)
