/** The program: everything it does is a command. */
import { enableCompileCache } from 'node:module'

// Halves the time to start: compiled modules are kept in the system's folder for such things.
enableCompileCache()

const { runProgram } = await import('./cli/program.ts')
await runProgram(process.argv.slice(2))
