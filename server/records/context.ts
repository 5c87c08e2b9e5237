/** What the use cases of records are given. */
import type { Database } from '../database/database.ts'
import type { Clock } from '../lib/clock.ts'
import type { TeamConfigs } from './team-configs.ts'
import type { PrimaryKeyNumbers } from './write/numbers.ts'

export interface RecordsContext {
  readonly database: Database
  readonly clock: Clock
  readonly configs: TeamConfigs
  readonly numbers: PrimaryKeyNumbers
}
