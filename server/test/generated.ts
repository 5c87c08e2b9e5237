/**
 * Writes, or with --check compares, every file that is generated: types of the tables from the migrated
 * database, openapi.json and the client's types from the routes, .env.example and docs from the tables of
 * settings and commands.
 */
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import openapiTypes, { astToString } from 'openapi-typescript'
import pg from 'pg'
import { commandsPage } from '../cli/commands-page.ts'
import { settingsExample, settingsPage } from '../config/print-settings.ts'
import { readColumns } from '../database/catalog.ts'
import { openEmbedded } from '../database/embedded/embedded.ts'
import { migrate } from '../database/migrate.ts'
import { tableTypes } from '../database/table-types.ts'
import { buildOpenApi } from '../openapi.ts'

const root = join(import.meta.dirname, '..', '..')

async function readTableTypes(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'felloe-generate-'))
  // PostgreSQL runs under another account when this runs as root.
  await chmod(folder, 0o711)
  try {
    const settings = { fsync: 'off' }
    await using server = await openEmbedded({
      dataDir: folder,
      role: 'command',
      log: () => undefined,
      settings,
    })
    await migrate(server.connection)
    const client = new pg.Client(server.connection)
    await client.connect()
    try {
      return tableTypes(await readColumns(client))
    } finally {
      await client.end()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function generate(): Promise<Record<string, string>> {
  const document = `${JSON.stringify(await buildOpenApi(), null, 2)}\n`
  const clientTypes = astToString(await openapiTypes(document))
  return {
    'server/database/tables.ts': await readTableTypes(),
    'openapi.json': document,
    'client/api.d.ts': `// Generated from openapi.json by \`npm run generate\`. Do not edit.\n${clientTypes}`,
    '.env.example': settingsExample(),
    'docs/settings.md': settingsPage(),
    'docs/cli.md': commandsPage(),
  }
}

const onlyCheck = process.argv.includes('--check')
let stale = 0
for (const [file, content] of Object.entries(await generate())) {
  const path = join(root, file)
  const present = await readFile(path, 'utf8').catch(() => undefined)
  if (present === content) continue
  if (onlyCheck) stale += 1
  else await writeFile(path, content)
  process.stdout.write(onlyCheck ? `${file} is not current: run \`npm run generate\`\n` : `wrote ${file}\n`)
}
process.exitCode = stale > 0 ? 1 : 0
