/** Tells of a mistake of the sandbox itself, which must not end the process that it runs in. */
export function report(error: unknown): void {
  process.stderr.write(`sandbox: ${error instanceof Error ? String(error.stack) : String(error)}\n`)
}
