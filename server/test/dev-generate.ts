import pg from 'pg'
import { writeFileSync } from 'node:fs'
import { readColumns } from '../database/catalog.ts'
import { migrate } from '../database/migrate.ts'
import { tableTypes } from '../database/table-types.ts'
const where={host:'/tmp/devpg',user:'felloe',database:'felloe'}
console.log(await migrate(where))
const c=new pg.Client(where); await c.connect()
writeFileSync(new URL('../database/tables.ts',import.meta.url), tableTypes(await readColumns(c)))
await c.end()
