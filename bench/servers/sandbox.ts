/** The sandbox without limits of its own and with statuses at once: how fast the server before it can be. */
import process from 'node:process'
import { startSandbox } from '@felloe/sandbox'
import { controlToken } from './control-token.ts'

const sandbox = await startSandbox({
  controlToken,
  // Not a multiple of the distance of sends at 50/s: statuses would always come together with the next send.
  knobs: { statusDelayMs: 47, messagesPerSecond: null, hasPairLimit: false },
})
process.stdout.write(`${sandbox.origin}\n`)
process.on('SIGTERM', () => void sandbox[Symbol.asyncDispose]())
