/** For tests: a team in a database of its own, and a folder for the files that it imports. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { Database } from '../../database/database.ts'
import { createTestDatabase } from '../../test/support/where.ts'
import { exportUsers, type ExportFormat } from '../export/export-users.ts'
import type { Role } from '../role.ts'
import type { NewTeam, Team } from '../team.ts'
import { createTeam } from '../teams.ts'
import type { ImportReport } from './import-report.ts'
import { importUsers, type ImportOptions } from './import-users.ts'

/** As an export in JSON shows them. */
export type ExportedPerson = Record<string, unknown> & { readonly username: string; readonly id: string }

export interface ImportTeam {
  readonly team: Team
  readonly roles: readonly Role[]
  /** Writes the file and answers its path. */
  file(name: string, content: string | Buffer): Promise<string>
  importFile(path: string, options?: ImportOptions): Promise<ImportReport>
  /** Imports a file with this content. */
  importText(content: string | Buffer, options?: ImportOptions): Promise<ImportReport>
  export(format: ExportFormat): Promise<string>
  people(): Promise<ExportedPerson[]>
  person(username: string): Promise<ExportedPerson>
  /** Everything that an import must not touch when nothing changes: versions, numbers, every row. */
  state(): Promise<string>
}

export interface ImportTests extends AsyncDisposable {
  readonly database: Database
  now: number
  team(options?: Partial<NewTeam>): Promise<ImportTeam>
}

let count = 0

export async function openImportTests(): Promise<ImportTests> {
  const where = await createTestDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'felloe-import-'))
  const database = new Database({
    where: where.where,
    poolSize: 4,
    pointConnections: 1,
    // The database is dropped while the last connections are still closing.
    onConnectionLost: () => undefined,
  })
  const tests = { now: Date.UTC(2026, 4, 4, 9, 30) }
  const context = { database, clock: () => tests.now }
  return Object.assign(tests, {
    database,
    async team(options: Partial<NewTeam> = {}) {
      count += 1
      const usual = {
        shortName: `team-${count}`,
        name: 'Team',
        timeZone: 'Asia/Kolkata',
        defaultCountry: 'US',
      }
      const { team, roles } = await createTeam(context, { ...usual, ...options })
      return openTeam(context, team, roles, folder)
    },
    async [Symbol.asyncDispose]() {
      await database.close()
      await where[Symbol.asyncDispose]()
      await rm(folder, { recursive: true })
    },
  })
}

function openTeam(
  context: { readonly database: Database; readonly clock: () => number },
  team: Team,
  roles: readonly Role[],
  folder: string,
): ImportTeam {
  const file = async (name: string, content: string | Buffer): Promise<string> => {
    const path = join(folder, `${team.shortName}-${name}`)
    await writeFile(path, content)
    return path
  }
  const importFile = (path: string, options?: ImportOptions): Promise<ImportReport> =>
    importUsers(context, team, path, options)
  const exported = async (format: ExportFormat): Promise<string> => {
    let text = ''
    const output = new Writable({
      write(portion: Buffer, _encoding, done) {
        text += portion.toString()
        done()
      },
      decodeStrings: true,
    })
    await exportUsers(context, team.id, format, output)
    return text
  }
  const people = async (): Promise<ExportedPerson[]> =>
    (JSON.parse(await exported('json')) as { users: ExportedPerson[] }).users
  return {
    team,
    roles,
    file,
    importFile,
    importText: async (content, options) => importFile(await file('people', content), options),
    export: exported,
    people,
    async person(username) {
      const all = await people()
      const found = all.find((person) => person.username === username)
      if (found === undefined)
        throw new Error(`no ${username} among ${all.map((person) => person.username).join(', ')}`)
      return found
    },
    async state() {
      const tables = ['teams', 'users', 'user_emails', 'user_phones']
      const rows = tables.map(async (table) => {
        const order = table === 'teams' ? 'team_id' : 'id'
        const result = await context.database.pool.query(
          `select t.*, xmin::text from ${table} t where team_id = $1 order by ${order}`,
          [team.id],
        )
        return result.rows as unknown[]
      })
      return JSON.stringify(await Promise.all(rows))
    },
  }
}
