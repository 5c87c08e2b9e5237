/**
 * Runs the PostgreSQL programs: as the right account, with nothing of our environment but the path, so that
 * neither a locale nor a PG… variable of the operator changes a cluster and no secret is handed on.
 */
import { type ChildProcess, spawn } from 'node:child_process'

import { type Account, identity } from './account.ts'

const environment = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C' }

/** A start-up log is a few lines; anything beyond this is repetition. */
const keptOutput = 64 * 1024

export interface Program {
  readonly child: ChildProcess
  /** What it said so far, both streams together. */
  output(): string
  /** Settles when it has ended: its exit code, or undefined where a signal or a failed spawn ended it. */
  readonly ended: Promise<number | undefined>
}

export function runProgram(
  file: string,
  args: readonly string[],
  account: Account | undefined,
  input?: string,
): Program {
  const child = spawn(file, args, {
    ...identity(account),
    // The account may be unable to enter the folder that we were started in.
    cwd: '/',
    env: environment,
    // In a group of its own: Ctrl-C goes to the whole group of the terminal and would cut queries in flight.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let text = ''
  const keep = (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-keptOutput)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  // It may end without reading; how it ended says more.
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const ended = new Promise<number | undefined>((resolve) => {
    child.once('error', (error) => {
      text += error.message
      resolve(undefined)
    })
    child.once('close', (code, signal) => {
      if (signal !== null) text += `\nended by ${signal}`
      resolve(code ?? undefined)
    })
  })
  return { child, ended, output: () => text }
}
