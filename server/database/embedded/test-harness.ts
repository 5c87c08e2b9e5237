/**
 * For the tests of the embedded PostgreSQL: folders, processes and connections that are gone when a test ends,
 * whether it passed or not. No PostgreSQL may outlive the test that started it.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { TestContext } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

import pg from 'pg'

import { type Account, identity } from './account.ts'
import { isAlive, livingPostmaster } from './cluster.ts'
import { type EmbeddedOptions, type EmbeddedPostgres, openEmbedded } from './embedded.ts'

/** Durability is not what these tests ask about, except where they say so. */
export const hasty = { fsync: 'off' } as const

const program = fileURLToPath(new URL('test-process.ts', import.meta.url))

const tasks = new WeakMap<TestContext, (() => unknown)[]>()

/** Last come, first gone: a process has to end before the folder that it works in goes. */
export function afterwards(t: TestContext, task: () => unknown): void {
  const stack = tasks.get(t) ?? []
  if (stack.length === 0) {
    tasks.set(t, stack)
    t.after(async () => {
      for (const next of stack.toReversed()) await next()
    })
  }
  stack.push(task)
}

/** A folder that every account may enter. Any cluster in or pointed to from it is ended with the test. */
export function temporaryFolder(t: TestContext): string {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'felloe-test-'))
  fs.chmodSync(folder, 0o755)
  afterwards(t, async () => {
    for (const entry of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (path.basename(entry) === 'postmaster.pid') await kill(path.dirname(path.join(folder, entry)))
    }
    fs.rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

let made: Promise<string> | undefined

/**
 * A DATA_DIR with a stopped cluster, one for all tests of a file: making one takes a second of a processor.
 * Every test finds it stopped, whatever the one before did.
 */
export async function madeDataDir(t: TestContext): Promise<string> {
  made ??= make()
  const dataDir = await made
  afterwards(t, () => kill(path.join(dataDir, 'postgres')))
  return dataDir
}

async function make(): Promise<string> {
  const dataDir = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'felloe-test-'))
  process.once('exit', () => fs.rmSync(dataDir, { recursive: true, force: true }))
  fs.chmodSync(dataDir, 0o755)
  const embedded = await openEmbedded({ dataDir, role: 'command', log: () => undefined, settings: hasty })
  await embedded.close()
  return dataDir
}

export async function kill(cluster: string): Promise<void> {
  const pid = livingPostmaster(cluster)
  if (pid === undefined) return
  // Immediate shutdown: its children end with it, which they do not at once after SIGKILL.
  process.kill(pid, 'SIGQUIT')
  await until(() => livingPostmaster(cluster) === undefined)
}

export async function open(
  t: TestContext,
  options: Partial<EmbeddedOptions> & Pick<EmbeddedOptions, 'dataDir'>,
): Promise<EmbeddedPostgres> {
  const embedded = await openEmbedded({ role: 'command', log: () => undefined, settings: hasty, ...options })
  afterwards(t, () => embedded.close())
  return embedded
}

export async function query(
  embedded: Pick<EmbeddedPostgres, 'connection'>,
  sql: string,
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(embedded.connection)
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

export interface Told {
  readonly event: string
  readonly code?: string
  readonly message?: string
  readonly directory?: string
  readonly connection?: EmbeddedPostgres['connection']
}

export interface OtherProcess {
  readonly child: ChildProcess
  readonly pid: number
  /** The next thing it tells that is one of these. */
  told(...events: string[]): Promise<Told>
  end(signal: NodeJS.Signals): Promise<void>
}

export interface Given extends Partial<Pick<EmbeddedOptions, 'role' | 'settings' | 'nativeDir'>> {
  readonly dataDir: string
  readonly address?: string
}

export function startProcess(
  t: TestContext,
  given: Given,
  how: { account?: Account; shell?: string } = {},
): OtherProcess {
  const args = [program, JSON.stringify({ role: 'server', settings: hasty, ...given })]
  const command =
    how.shell === undefined ? [process.execPath, ...args] : ['sh', '-c', how.shell, process.execPath, ...args]
  const child = spawn(command[0] ?? '', command.slice(1), {
    ...identity(how.account),
    // A group of its own, as a terminal gives to what is started in it.
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  afterwards(t, async () => {
    child.kill('SIGKILL')
    await ended
  })
  const all: Told[] = []
  createInterface(child.stdout).on('line', (line) => all.push(JSON.parse(line) as Told))
  return {
    child,
    pid: child.pid ?? 0,
    async told(...events) {
      await until(() => all.some(({ event }) => events.includes(event)) || child.exitCode !== null)
      const found = all.find(({ event }) => events.includes(event))
      if (found === undefined)
        throw new Error(`It ended without ${events.join(' or ')}: ${JSON.stringify(all)}`)
      all.splice(all.indexOf(found), 1)
      return found
    },
    async end(signal) {
      child.kill(signal)
      await ended
    },
  }
}

export async function until(condition: () => boolean | Promise<boolean>, withinMs = 60_000): Promise<void> {
  const deadline = Date.now() + withinMs
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${condition.toString()}`)
    await sleep(20)
  }
}

export function postmasterOf({ directory }: { directory?: string }): number {
  const pid = directory === undefined ? undefined : livingPostmaster(directory)
  if (pid === undefined || !isAlive(pid)) throw new Error(`No PostgreSQL runs in ${directory ?? 'no folder'}`)
  return pid
}
