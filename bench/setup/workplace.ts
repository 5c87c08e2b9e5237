/**
 * Where everything is measured: a PostgreSQL of its own with the durability of every day, in a temporary
 * folder, with teams of made-up people. Nothing of it is left at the end.
 */
import { execFile } from 'node:child_process'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { readSettings } from '../../server/config/read-settings.ts'
import { createContext, type Context } from '../../server/context.ts'
import type { ConnectionOptions } from '../../server/database/connect.ts'
import { openEmbedded } from '../../server/database/embedded/embedded.ts'
import { migrate } from '../../server/database/migrate.ts'
import { createLogger } from '../../server/lib/logger.ts'
import { createApiKey } from '../../server/team/api-keys.ts'
import { samplePeopleCsv } from '../../server/team/import/sample-people.ts'
import type { Team } from '../../server/team/team.ts'
import { createTeam } from '../../server/team/teams.ts'
import { bareScript, byHandScript, mainScript, startServer, type RunningServer } from '../servers/spawn.ts'

export interface ImportRun {
  readonly seconds: number
  readonly peakMiB: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
}

export interface FilledTeam extends Team {
  readonly token: string
}

export interface Workplace extends AsyncDisposable {
  readonly folder: string
  readonly where: ConnectionOptions
  readonly context: Context
  postgresVersion(): Promise<string>
  emptyTeam(): Promise<Team>
  /** A team of so many people; asked twice, the same one. */
  team(people: number): Promise<FilledTeam>
  importPeople(team: Team, people: number): Promise<ImportRun>
  /** The server as `npm start` runs it, on this database. */
  ours(nodeOptions?: readonly string[], settings?: Readonly<Record<string, string>>): Promise<RunningServer>
  byHand(): Promise<RunningServer>
  /** WhatsApp's Graph API: the sandbox in a process of its own, or one that only counts arrivals. */
  graph(script: string): Promise<RunningServer>
  /** Sends these bytes to everybody who asks for the route. */
  bare(route: string, body: Buffer): Promise<RunningServer>
}

const run = promisify(execFile)
const secretKey = '5e'.repeat(32)

export async function openWorkplace(): Promise<Workplace> {
  const folder = await mkdtemp(join(tmpdir(), 'felloe-bench-'))
  // PostgreSQL may run under another account than ours and must pass through.
  await chmod(folder, 0o711)
  const server = await openEmbedded({ dataDir: join(folder, 'data'), role: 'command', log: () => undefined })
  const where = server.connection
  await migrate(where)
  const settings = readSettings({ SECRET_KEY: secretKey, DATA_DIR: folder })
  const context = await createContext({
    settings,
    log: await createLogger({ level: 'warn', format: 'json' }),
    where,
  })
  const teams = new Map<number, Promise<FilledTeam>>()
  let count = 0
  const logFile = (): string => join(folder, `${(count += 1)}.log`)

  const workplace: Workplace = {
    folder,
    where,
    context,
    async postgresVersion() {
      const { rows } = await context.database.pool.query<{ server_version: string }>('show server_version')
      return rows[0]?.server_version ?? 'unknown'
    },
    async emptyTeam() {
      const shortName = `team-${(count += 1)}`
      return (
        await createTeam(context, {
          shortName,
          name: shortName,
          timeZone: 'Asia/Kolkata',
          defaultCountry: 'US',
        })
      ).team
    },
    team(people) {
      const filled = teams.get(people) ?? fill(workplace, people)
      teams.set(people, filled)
      return filled
    },
    async importPeople(team, people) {
      const file = join(folder, `${people}.csv`)
      await writeFile(file, samplePeopleCsv(people))
      const script = join(import.meta.dirname, 'import-people.ts')
      const { stdout } = await run(process.execPath, [
        script,
        JSON.stringify(where),
        JSON.stringify(team),
        file,
      ])
      // What PostgreSQL would do by itself a minute later, and in the middle of a measurement.
      await context.database.pool.query('vacuum analyze')
      return JSON.parse(stdout) as ImportRun
    },
    ours: (nodeOptions = [], settings = {}) =>
      startServer({
        args: [...nodeOptions, mainScript, 'start'],
        environment: {
          DATABASE_URL: urlOf(where),
          DATA_DIR: folder,
          SECRET_KEY: secretKey,
          PORT: '0',
          SANDBOX: 'off',
          ...settings,
        },
        logFile: logFile(),
      }),
    byHand: () => startServer({ args: [byHandScript, JSON.stringify(where)], logFile: logFile() }),
    graph: (script) => startServer({ args: [script], logFile: logFile() }),
    async bare(route, body) {
      const file = join(folder, `${(count += 1)}.json`)
      await writeFile(file, body)
      return startServer({ args: [bareScript, route, file], logFile: logFile() })
    },
    async [Symbol.asyncDispose]() {
      await context[Symbol.asyncDispose]()
      await server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return workplace
}

async function fill(workplace: Workplace, people: number): Promise<FilledTeam> {
  const team = await workplace.emptyTeam()
  const { created } = await workplace.importPeople(team, people)
  if (created !== people) throw new Error(`of ${people} people ${created} were made`)
  const { secret } = await createApiKey(workplace.context, { teamId: team.id, name: 'Bench', role: 'admin' })
  return { ...team, token: secret }
}

/** The embedded server has a socket and no port; a URL can name that too. */
function urlOf({ host = '', port = 5432, user = '', database = '' }: ConnectionOptions): string {
  return `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`
}
