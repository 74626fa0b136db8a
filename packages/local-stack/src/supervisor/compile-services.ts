import { registerHooks } from 'node:module'

/**
 * A program: loads the main modules that it is given, which leaves their compiled code in Node's cache. What would run
 * a service is replaced for them by nothing, so they are loaded without starting.
 */
const nothing = 'data:text/javascript,export const runService = () => {}'
const modules = process.argv.slice(2)

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@gym-it/service-kit' && modules.includes(context.parentURL ?? '')
      ? { url: nothing, shortCircuit: true }
      : next(specifier, context),
})
await Promise.allSettled(modules.map(module => import(module)))
process.exit()
