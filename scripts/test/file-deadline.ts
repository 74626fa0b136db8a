import { isMainThread } from 'node:worker_threads'

const deadlineMs = 600_000

// Loaded into the runner and into the process of every test file; only the latter knows this variable.
if (isMainThread && process.env.NODE_TEST_CONTEXT !== undefined) {
  const end = () => {
    process.stderr.write(`${process.argv[1]} did not end within ${deadlineMs / 1000} s: it leaves something running.\n`)
    process.exit(1)
  }
  setTimeout(end, deadlineMs).unref()
}
