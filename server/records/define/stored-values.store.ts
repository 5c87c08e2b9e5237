/** All SQL that brings stored values in line with a changed definition. Use it only under the exclusive config lock. */
import type { Session } from '../../database/session.ts'
import type { Json } from '../../lib/json.ts'
import type { Values } from '../attribute.ts'

export interface StoredRow {
  readonly id: string
  readonly data: Values
}

export interface ConvertedRow extends StoredRow {
  /** The words by which a process is found; records have none. */
  readonly search: string
}

export interface HeldValue {
  readonly id: string
  readonly value: Json
}

// Enough for the round trips to cost little, few enough to hold with their data.
const batch = 1_000

export const storedValues = (session: Session, teamId: string) => ({
  async hasProcesses(procedureId: string): Promise<boolean> {
    const rows = await session.rows(
      'select 1 from processes where team_id = $1 and procedure_id = $2 limit 1',
      [teamId, procedureId],
    )
    return rows.length > 0
  },

  /** Processes of the procedure, or records of the entity, that have a value under one of the keys; deleted ones too. */
  async *withValues(
    table: 'processes' | 'records',
    ownerId: string,
    keys: readonly string[],
  ): AsyncGenerator<readonly StoredRow[]> {
    const owner = table === 'processes' ? 'procedure_id' : 'entity_id'
    let after = nil
    for (;;) {
      const rows = await session.rows<StoredRow>(
        `select id, data from ${table} where team_id = $1 and ${owner} = $2 and id > $3 and data ?| $4::text[]
         order by id limit ${batch}`,
        [teamId, ownerId, after, keys],
      )
      if (rows.length > 0) yield rows
      const last = rows.at(-1)
      if (last === undefined || rows.length < batch) return
      after = last.id
    }
  },

  /** One value of each process that has it and is not deleted. */
  async *held(procedureId: string, key: string): AsyncGenerator<readonly HeldValue[]> {
    let after = nil
    for (;;) {
      const rows = await session.rows<HeldValue>(
        `select id, data -> $4 as value from processes
         where team_id = $1 and procedure_id = $2 and id > $3 and deleted_at is null and data ? $4
         order by id limit ${batch}`,
        [teamId, procedureId, after, key],
      )
      if (rows.length > 0) yield rows
      const last = rows.at(-1)
      if (last === undefined || rows.length < batch) return
      after = last.id
    }
  },

  async saveProcesses(rows: readonly ConvertedRow[]): Promise<void> {
    await session.rows(
      `update processes p set data = n.data, search = n.search
       from unnest($2::uuid[], $3::jsonb[], $4::tsvector[]) n (id, data, search)
       where p.team_id = $1 and p.id = n.id`,
      [
        teamId,
        rows.map(({ id }) => id),
        rows.map(({ data }) => JSON.stringify(data)),
        rows.map(({ search }) => search),
      ],
    )
  },

  async saveRecords(rows: readonly StoredRow[]): Promise<void> {
    await session.rows(
      `update records r set data = n.data from unnest($2::uuid[], $3::jsonb[]) n (id, data)
       where r.team_id = $1 and r.id = n.id`,
      [teamId, rows.map(({ id }) => id), rows.map(({ data }) => JSON.stringify(data))],
    )
  },

  /** Claims unique values; answers the processes whose value another one has. */
  async claim(attributeId: string, values: readonly { id: string; text: string }[]): Promise<Set<string>> {
    const claimed = await session.rows<{ id: string }>(
      `insert into process_uniques (team_id, attribute_id, value, process_id)
       select $1, $2, n.value, n.id from unnest($3::text[], $4::uuid[]) n (value, id)
       on conflict do nothing returning process_id as id`,
      [teamId, attributeId, values.map(({ text }) => text), values.map(({ id }) => id)],
    )
    const refused = new Set(values.map(({ id }) => id))
    for (const { id } of claimed) refused.delete(id)
    return refused
  },

  async release(attributeId: string): Promise<void> {
    await session.rows('delete from process_uniques where team_id = $1 and attribute_id = $2', [
      teamId,
      attributeId,
    ])
  },

  /** The claimed values of an attribute that begin with `prefix`. */
  async *claimedTexts(attributeId: string, prefix: string): AsyncGenerator<readonly string[]> {
    let after = ''
    for (;;) {
      const rows = await session.rows<{ value: string }>(
        `select value from process_uniques
         where team_id = $1 and attribute_id = $2 and value > $3 and starts_with(value, $4)
         order by value limit ${batch}`,
        [teamId, attributeId, after, prefix],
      )
      if (rows.length > 0) yield rows.map(({ value }) => value)
      const last = rows.at(-1)
      if (last === undefined || rows.length < batch) return
      after = last.value
    }
  },

  async raiseLastNumber(procedureId: string, number: number): Promise<void> {
    await session.rows(
      'update procedures set last_number = $3 where team_id = $1 and id = $2 and last_number < $3',
      [teamId, procedureId, number],
    )
  },
})

// Before every id.
const nil = '00000000-0000-0000-0000-000000000000'
