/** The program as a person runs it: real processes, on a data folder of their own. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..', '..')
const main = join(root, 'server', 'main.ts')
// On a busy machine a first start, which creates the database, takes half a minute.
const startMs = 120_000

export interface Outcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunningProgram {
  readonly process: ChildProcessWithoutNullStreams
  readonly origin: string
  /** What was written so far. */
  output(): Outcome
  /** Sends a signal to the process, or to its whole group, and waits for its end. */
  end(signal?: NodeJS.Signals, to?: 'process' | 'group'): Promise<Outcome>
}

export interface Workplace extends AsyncDisposable {
  readonly dataDir: string
  /** Runs a command to its end. */
  run(words: readonly string[], environment?: Record<string, string>, input?: string): Promise<Outcome>
  /** Starts the server, by `npm start` if asked, and waits until it says where it runs. */
  start(options?: StartOptions): Promise<RunningProgram>
}

export interface StartOptions {
  readonly words?: readonly string[]
  readonly environment?: Record<string, string>
  readonly by?: 'node' | 'npm'
}

export async function openWorkplace(): Promise<Workplace> {
  const folder = await mkdtemp(join(tmpdir(), 'felloe-flow-'))
  // PostgreSQL runs under another account when the tests run as root.
  await chmod(folder, 0o755)
  const dataDir = join(folder, 'data')
  const started: RunningProgram[] = []
  const environmentOf = (more: Record<string, string> = {}): NodeJS.ProcessEnv => {
    const inherited = { ...process.env }
    delete inherited['DATABASE_URL']
    return {
      ...inherited,
      DATA_DIR: dataDir,
      PORT: '0',
      SANDBOX: 'off',
      LOG_FORMAT: 'json',
      NO_COLOR: '1',
      ...more,
    }
  }
  return {
    dataDir,
    async run(words, environment, input) {
      const child = spawn(process.execPath, [main, ...words], {
        env: environmentOf(environment),
        cwd: folder,
      })
      child.stdin.end(input)
      const output = collect(child)
      await once(child, 'close')
      return output()
    },
    async start({ words = [], environment, by = 'node' } = {}) {
      const env = environmentOf(environment)
      const child =
        by === 'npm'
          ? spawn('npm', ['start', '--silent', '--', ...words], { env, cwd: root, detached: true })
          : spawn(process.execPath, [main, 'start', ...words], { env, cwd: folder, detached: true })
      const running = await waitUntilRunning(child)
      started.push(running)
      return running
    },
    async [Symbol.asyncDispose]() {
      for (const program of started)
        if (program.process.exitCode === null && program.process.signalCode === null) await program.end()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function waitUntilRunning(child: ChildProcessWithoutNullStreams): Promise<RunningProgram> {
  const output = collect(child)
  const origin = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`not started in time: ${JSON.stringify(output())}`)),
      startMs,
    )
    child.stdout.on('data', () => {
      const found = /runs at (\S+)/.exec(output().stdout)?.[1]
      if (found === undefined) return
      clearTimeout(timer)
      resolve(found)
    })
    child.on('close', () => {
      clearTimeout(timer)
      reject(new Error(`ended before it ran: ${JSON.stringify(output())}`))
    })
  })
  return {
    process: child,
    origin,
    output,
    async end(signal = 'SIGTERM', to = 'process') {
      const closed = once(child, 'close')
      if (child.pid !== undefined) process.kill(to === 'group' ? -child.pid : child.pid, signal)
      await closed
      return output()
    },
  }
}

function collect(child: ChildProcessWithoutNullStreams): () => Outcome {
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  return () => ({ code: child.exitCode, stdout, stderr })
}

/** Whether a process with this id lives. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
