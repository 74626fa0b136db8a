// The door of every npm script: `node scripts/with-install.mjs <script.ts> [arguments]` brings the installation up to
// date, builds the web pages where the script serves them, and runs the script on a Node that understands TypeScript.
// Plain JavaScript without packages, because it runs before any is there and on Node 20.
import { spawn } from 'node:child_process'
import module from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { install, isInstalled } from './install/dependencies.mjs'
import { chooseNode, refuseOldNode } from './install/node-version.mjs'
import { oneAtATime } from './install/one-at-a-time.mjs'
import { root, SetupError } from './install/repository.mjs'
import { buildWeb, isWebOutdated } from './install/web-build.mjs'

/** Brings everything up to date and answers whether packages were installed. */
async function prepare(script, args) {
  refuseOldNode()
  if (isInstalled() && !isWebOutdated(script, args)) return false
  return oneAtATime(async () => {
    const isMissing = !isInstalled()
    if (isMissing) await install()
    if (isWebOutdated(script, args)) await buildWeb(chooseNode())
    return isMissing
  })
}

/** npm passes signals to the shell between itself and us, which dies of them and tells nobody. */
function stopWithParent(stop) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    stop()
  }, 500)
  timer.unref()
}

function runInChild(node, file, args) {
  const child = spawn(node, [file, ...args], { stdio: 'inherit' })
  // A Ctrl-C reaches the child from the terminal itself; without one it is passed on. Either way we wait for its end.
  process.on('SIGINT', () => void (process.stdin.isTTY || child.kill('SIGINT')))
  process.on('SIGTERM', () => void child.kill('SIGTERM'))
  stopWithParent(() => child.kill('SIGTERM'))
  child.on('error', error => {
    process.stderr.write(`${node} could not be started: ${error.message}\n`)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1)
  })
}

/** Saves a process, and its memory, where this one is already what the script needs. */
async function runHere(file, args) {
  stopWithParent(() => process.kill(process.pid, 'SIGTERM'))
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE)
  process.argv = [process.execPath, file, ...args]
  await import(pathToFileURL(file))
}

async function main([script, ...args]) {
  if (!script) throw new SetupError('Usage: node scripts/with-install.mjs <script.ts> [arguments]')
  const isJustInstalled = await prepare(script, args)
  const node = chooseNode()
  // Compiled code is kept, which makes later starts quicker.
  process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules', '.cache', 'gym-it-node')
  process.env.PATH = [dirname(node), process.env.PATH].filter(Boolean).join(delimiter)
  const file = join(root, script)
  if (node === process.execPath && !isJustInstalled) await runHere(file, args)
  else runInChild(node, file, args)
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
