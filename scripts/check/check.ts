/** Something to be said of the code without running it. */
export interface Check {
  readonly name: string
  /** A line for each problem, none when all is well. */
  run(): readonly string[] | Promise<readonly string[]>
}

/** The problems that a check finds; one that breaks off has found one, and the others go on. */
export async function problemsOf(check: Check): Promise<readonly string[]> {
  try {
    return await check.run()
  } catch (error) {
    return [`could not be checked: ${error instanceof Error ? error.message : String(error)}`]
  }
}
