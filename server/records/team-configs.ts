/**
 * What teams have defined, kept in memory by version. A caller comes with the version that holds now, read with
 * the token, so what is kept is never stale.
 */
import type { Database } from '../database/database.ts'
import { notFound } from '../lib/app-error.ts'
import { didYouMean } from '../lib/nearest.ts'
import { configStore } from './config.store.ts'
import type { Entity, Procedure, TeamConfig } from './procedure.ts'

// A definition takes some kilobytes; the teams that were used longest ago are read again.
const mostTeams = 500

export class TeamConfigs {
  readonly #database: Database
  readonly #kept = new Map<string, Promise<TeamConfig>>()

  constructor(database: Database) {
    this.#database = database
  }

  /** The config of the team at `version` or newer. */
  async at(teamId: string, version: number): Promise<TeamConfig> {
    const kept = this.#kept.get(teamId)
    if (kept !== undefined) {
      const config = await kept
      if (config.version >= version) return config
    }
    // Another caller may have asked for it while this one waited.
    const current = this.#kept.get(teamId)
    return current === kept ? this.#load(teamId) : this.at(teamId, version)
  }

  /** The config as it is now, for work that has no caller at hand. */
  async now(teamId: string): Promise<TeamConfig> {
    return this.at(teamId, await configStore(this.#database).version(teamId))
  }

  #load(teamId: string): Promise<TeamConfig> {
    const loading = configStore(this.#database).load(teamId)
    this.#kept.delete(teamId)
    this.#kept.set(teamId, loading)
    loading.catch(() => {
      if (this.#kept.get(teamId) === loading) this.#kept.delete(teamId)
    })
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > mostTeams && oldest !== undefined) this.#kept.delete(oldest)
    return loading
  }
}

/** The procedure with this id or short id. Throws `not_found`, suggesting the nearest. */
export function findProcedure(config: TeamConfig, name: string): Procedure {
  const wanted = name.toLowerCase()
  const found =
    config.procedures.find(({ shortId }) => shortId === name) ??
    config.procedures.find(({ id }) => id === wanted)
  if (found !== undefined) return found
  const names = config.procedures.map(({ shortId }) => shortId)
  throw notFound(
    'procedure_not_found',
    `The team has no procedure "${name.slice(0, 80)}".${didYouMean(name, names)}`,
  )
}

export function entityOf(config: TeamConfig, procedure: Procedure): Entity {
  const entity = config.entities.find(({ id }) => id === procedure.entityId)
  if (entity === undefined) throw new Error(`the procedure ${procedure.id} has no entity`)
  return entity
}
