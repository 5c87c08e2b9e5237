/** All SQL about what a team has defined. Every change raises the team's config version in its transaction. */
import type { Database } from '../database/database.ts'
import type { Session } from '../database/session.ts'
import type { JsonObject } from '../lib/json.ts'
import type {
  ConfigItem,
  ConfigItemKind,
  Entity,
  EntityDefinition,
  Procedure,
  ProcedureDefinition,
  TeamConfig,
} from './procedure.ts'

type Asking = Pick<Database, 'rows'> | Session

interface DefinedRow<Definition> {
  readonly id: string
  readonly created_at: number
  readonly updated_at: number
  readonly short_id: string
  readonly name: string
  readonly entity_id: string
  readonly definition: Definition
}

interface ItemRow {
  readonly id: string
  readonly created_at: number
  readonly updated_at: number
  readonly kind: ConfigItemKind
  readonly short_id: string
  readonly name: string
  readonly data: JsonObject
}

export const configStore = (asking: Asking) => ({
  /** Everything that the team has defined. The version is read first: what is newer than it only looks older. */
  async load(teamId: string): Promise<TeamConfig> {
    const version = await this.version(teamId)
    const entities = await asking.rows<DefinedRow<EntityDefinition>>(
      'select * from entities where team_id = $1 order by id',
      [teamId],
    )
    const procedures = await asking.rows<DefinedRow<ProcedureDefinition>>(
      'select * from procedures where team_id = $1 order by id',
      [teamId],
    )
    const items = await asking.rows<ItemRow>('select * from config_items where team_id = $1 order by id', [
      teamId,
    ])
    return {
      teamId,
      version,
      entities: entities.map((row) => toEntity(teamId, row)),
      procedures: procedures.map((row) => toProcedure(teamId, row)),
      items: items.map(toItem),
    }
  },

  async version(teamId: string): Promise<number> {
    const [row] = await asking.rows<{ version: number }>(
      'select config_version as version from teams where team_id = $1',
      [teamId],
      'config-version',
    )
    return row?.version ?? 0
  },

  /** Call it once in every transaction that changes a definition. */
  async raiseVersion(teamId: string): Promise<void> {
    await asking.rows('update teams set config_version = config_version + 1 where team_id = $1', [teamId])
  },

  /** Adds the procedure, or writes it over what is there. */
  async saveProcedure({
    id,
    teamId,
    createdAt,
    updatedAt,
    shortId,
    name,
    entityId,
    ...definition
  }: Procedure) {
    await asking.rows(
      `insert into procedures (team_id, id, created_at, updated_at, short_id, name, entity_id, definition)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (team_id, id) do update set updated_at = excluded.updated_at, short_id = excluded.short_id,
         name = excluded.name, definition = excluded.definition`,
      [
        ...[teamId, id, new Date(createdAt), new Date(updatedAt), shortId, name, entityId],
        JSON.stringify(definition),
      ],
    )
  },

  async saveEntity({ id, teamId, createdAt, updatedAt, shortId, name, ...definition }: Entity) {
    await asking.rows(
      `insert into entities (team_id, id, created_at, updated_at, short_id, name, definition)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (team_id, id) do update set updated_at = excluded.updated_at, short_id = excluded.short_id,
         name = excluded.name, definition = excluded.definition`,
      [teamId, id, new Date(createdAt), new Date(updatedAt), shortId, name, JSON.stringify(definition)],
    )
  },

  async saveItem(teamId: string, { id, createdAt, updatedAt, kind, shortId, name, data }: ConfigItem) {
    await asking.rows(
      `insert into config_items (team_id, id, created_at, updated_at, kind, short_id, name, data)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (team_id, id) do update set updated_at = excluded.updated_at, short_id = excluded.short_id,
         name = excluded.name, data = excluded.data`,
      [teamId, id, new Date(createdAt), new Date(updatedAt), kind, shortId, name, JSON.stringify(data)],
    )
  },
})

function toEntity(teamId: string, row: DefinedRow<EntityDefinition>): Entity {
  return { ...common(row), teamId, ...row.definition }
}

function toProcedure(teamId: string, row: DefinedRow<ProcedureDefinition>): Procedure {
  return { ...common(row), teamId, entityId: row.entity_id, ...row.definition }
}

function toItem(row: ItemRow): ConfigItem {
  return { ...common(row), kind: row.kind, data: row.data }
}

function common(row: DefinedRow<unknown> | ItemRow) {
  return {
    id: row.id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    shortId: row.short_id,
    name: row.name,
  }
}
