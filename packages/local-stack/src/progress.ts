/** Tells what is going on: one line that changes on a terminal, a line per step elsewhere. */
export interface Progress {
  step(line: string): void
  /** Clears the changing line. */
  end(): void
}

const frames = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'
const clearLine = '\r\u001b[2K'

export function openProgress(output: NodeJS.WriteStream): Progress {
  if (!output.isTTY) return { step: line => void output.write(`${line}\n`), end: () => {} }
  const began = Date.now()
  let current = ''
  let turn = 0
  const draw = () => {
    turn += 1
    const seconds = ((Date.now() - began) / 1000).toFixed(1)
    if (current) output.write(`${clearLine}${frames[turn % frames.length]} ${current} … ${seconds} s`)
  }
  const timer = setInterval(draw, 100)
  return {
    step(line) {
      current = line
      draw()
    },
    end() {
      clearInterval(timer)
      output.write(clearLine)
    },
  }
}
