/** A program: loads the modules that it is given, which leaves their compiled code in Node's cache. */
await Promise.allSettled(process.argv.slice(2).map(module => import(module)))
process.exit()
