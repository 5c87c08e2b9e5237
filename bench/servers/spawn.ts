/**
 * Starts a server in a process of its own and finds out where it listens. What it logs goes to a file, as it
 * would on a machine that nobody watches.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'

export interface RunningServer extends AsyncDisposable {
  readonly origin: string
  readonly pid: number
}

export interface ServerCommand {
  /** Arguments of node, the script first. */
  readonly args: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly logFile: string
}

const servers = import.meta.dirname
export const mainScript = join(servers, '..', '..', 'server', 'main.ts')
export const byHandScript = join(servers, 'by-hand.ts')
export const bareScript = join(servers, 'bare.ts')
export const sandboxScript = join(servers, 'sandbox.ts')
export const arrivalsScript = join(servers, 'arrivals.ts')
export const bareInboundScript = join(servers, 'bare-inbound.ts')
export const receiverScript = join(servers, 'receiver.ts')

export async function startServer({
  args,
  environment = {},
  logFile,
}: ServerCommand): Promise<RunningServer> {
  const log = openSync(logFile, 'a')
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', log],
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...environment },
  })
  closeSync(log)
  const exited = once(child, 'exit')
  let isStopping = false
  child.on('exit', (code, signal) => {
    if (!isStopping)
      process.stderr.write(`${args.join(' ')} ended with ${signal ?? code}:\n${tailOf(logFile)}\n`)
  })
  const origin = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const found = /http:\/\/[\d.]+:\d+/.exec(said)
      if (found !== null) resolve(found[0])
    })
    child.on('error', reject)
    child.on('exit', () => reject(new Error('a server did not start')))
  })
  return {
    origin,
    pid: child.pid ?? 0,
    async [Symbol.asyncDispose]() {
      isStopping = true
      child.kill('SIGTERM')
      await exited
    },
  }
}

function tailOf(logFile: string): string {
  return readFileSync(logFile, 'utf8').slice(-2_000)
}
