/** Writes database/tables.ts: the types of all tables, read from a migrated database. */
import type { Column } from './catalog.ts'

const types: Record<string, string> = {
  uuid: 'string',
  'uuid[]': 'string[]',
  'text[]': 'string[]',
  text: 'string',
  boolean: 'boolean',
  integer: 'number',
  smallint: 'number',
  bigint: 'number',
  'double precision': 'number',
  bytea: 'Buffer',
  tsvector: 'string',
  xid8: 'string',
  // Read as a value, written as the text of one.
  jsonb: 'ColumnType<Json, string, string>',
  'timestamp(3) with time zone': 'ColumnType<number, Date, Date>',
}

const head = `// Generated from the migrated database by \`npm run generate\`. Do not edit.
import type { ColumnType, Generated } from 'kysely'
import type { Json } from '../lib/json.ts'
`

export function tableTypes(columns: readonly Column[]): string {
  const tables = Map.groupBy(columns, (column) => column.table)
  const interfaces = [...tables].map(
    ([table, of]) => `export interface ${pascal(table)}Table {\n${of.map(columnType).join('')}}\n`,
  )
  const index = [...tables.keys()].map((table) => `  ${table}: ${pascal(table)}Table\n`).join('')
  return `${head}\n${interfaces.join('\n')}\nexport interface Tables {\n${index}}\n`
}

function columnType(column: Column): string {
  const base = types[column.type.replace(/^numeric.*/, 'integer')]
  if (base === undefined)
    throw new Error(`no type is known for ${column.table}.${column.name}: ${column.type}`)
  const nullable = !column.nullable
    ? base
    : base.startsWith('ColumnType')
      ? base.replace(/[\w]+(?=[,>])/g, '$& | null')
      : `${base} | null`
  return `  ${column.name}: ${column.hasDefault ? withDefault(nullable) : nullable}\n`
}

/** What may be left out of an insert. */
function withDefault(type: string): string {
  const inserted = /^(ColumnType<[^,]+, )([^,]+)(, .*)$/.exec(type)
  return inserted === null ? `Generated<${type}>` : `${inserted[1]}${inserted[2]} | undefined${inserted[3]}`
}

function pascal(name: string): string {
  return name.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())
}
