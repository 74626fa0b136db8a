import { spawn } from 'node:child_process'
import { root, SetupError } from './repository.mjs'

const frames = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'
const clearLine = '\r\u001b[2K'

const reasons = [
  [/ENOSPC|EDQUOT|no space left/i, 'The disk is full: free about 1 GB and start again.'],
  [/EACCES|EPERM|EROFS|permission denied/i, `This user may not write to ${root}: make it the owner, or use a copy.`],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|network/i,
    'The package registry was not reached: check the network (or npm’s proxy and registry settings) and start again.',
  ],
  [/EUSAGE|in sync/, 'package.json and package-lock.json differ: run npm install once.'],
]

/** The sentence for a step that failed, from what it wrote. */
export function explain(output, otherwise) {
  return reasons.find(([pattern]) => pattern.test(output))?.[1] ?? otherwise
}

/** Shows that a step goes on: a line with the seconds on a terminal, the bare title elsewhere. */
export function openStatus(title) {
  const out = process.stderr
  const began = Date.now()
  const seconds = () => `${((Date.now() - began) / 1000).toFixed(0)} s`
  if (!out.isTTY) {
    out.write(`${title} …\n`)
    return { end: done => void (done && out.write(`${done} (${seconds()})\n`)) }
  }
  let turn = 0
  const timer = setInterval(() => {
    turn += 1
    out.write(`${clearLine}${frames[turn % frames.length]} ${title} … ${seconds()}`)
  }, 100)
  return {
    end(done) {
      clearInterval(timer)
      out.write(clearLine)
      if (done) out.write(`${done} (${seconds()})\n`)
    },
  }
}

/** Runs a program quietly behind a status line; on failure shows the end of its output and says what to do. */
export async function runStep({ title, done, program, args, cwd, env, otherwise }) {
  const status = openStatus(title)
  // npm is a script on Windows, which only a shell can start there.
  const shell = process.platform === 'win32' && program === 'npm'
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], shell })
  const passOn = signal => child.kill(signal)
  process.on('SIGINT', passOn).on('SIGTERM', passOn)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', text => {
      output = (output + text).slice(-20_000)
    })
  }
  const code = await new Promise(resolve => {
    child.on('close', (exitCode, signal) => resolve(signal ?? exitCode))
    child.on('error', error => {
      output += error.message
      resolve('not started')
    })
  })
  process.off('SIGINT', passOn).off('SIGTERM', passOn)
  status.end(code === 0 ? done : '')
  if (code === 0) return
  if (code === 'SIGINT' || code === 'SIGTERM') throw new SetupError('Interrupted; start again to go on.')
  const lines = output.trim().split('\n')
  process.stderr.write(
    `${lines
      .filter(line => !/EBADENGINE|complete log|npm error *$|npm error +at /.test(line))
      .slice(-15)
      .join('\n')}\n`,
  )
  throw new SetupError(explain(output, otherwise))
}
