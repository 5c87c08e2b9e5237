/**
 * What a command works with: settings, an open and migrated database, a context. Commands run while the
 * server runs or not; with the embedded PostgreSQL the last process that uses it stops it.
 */
import { existsSync } from 'node:fs'
import { readSettings } from '../config/read-settings.ts'
import type { Settings } from '../config/settings.ts'
import { createContext, type Context } from '../context.ts'
import { migrate } from '../database/migrate.ts'
import { openDatabaseServer } from '../database/open-server.ts'
import { createLogger } from '../lib/logger.ts'

/** The settings of the process: its environment, filled up from a file .env in the working folder. */
export function loadSettings(): Settings {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return readSettings(process.env)
}

/** Opens what a command needs, runs it, and closes everything again, also when it throws. */
export async function withContext<T>(work: (context: Context) => Promise<T>): Promise<T> {
  const settings = loadSettings()
  const log = await createLogger({ level: 'warn', format: settings.LOG_FORMAT })
  const say = (message: string): void => log.warn(message)
  await using server = await openDatabaseServer({
    settings,
    role: 'command',
    log: say,
    onLost: (error) => say(error.message),
  })
  await migrate(server.where)
  await using context = await createContext({ settings, log, where: server.where })
  return await work(context)
}

/** Writes a line of a command's answer. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Rows as columns for people to read; nothing for no rows but the note. */
export function printTable(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  whenEmpty: string,
): void {
  if (rows.length === 0) {
    process.stderr.write(`${whenEmpty}\n`)
    return
  }
  const widths = headers.map((header, index) =>
    Math.max(header.length, ...rows.map((row) => row[index]?.length ?? 0)),
  )
  for (const row of [headers, ...rows])
    print(
      row
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}

export function shownTime(time: number | null): string {
  return time === null ? '' : new Date(time).toISOString().slice(0, 16).replace('T', ' ')
}
