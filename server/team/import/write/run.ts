/** What all chunks of one import share. */
import type { Clock } from '../../../lib/clock.ts'
import type { ActorTeam } from '../../actor.ts'
import type { Role } from '../../role.ts'
import type { UserRole } from '../../user.ts'
import type { Claims } from './claims.ts'

export type ImportTeam = Pick<ActorTeam, 'id' | 'timeZone' | 'defaultCountry'>

export interface Run {
  readonly team: ImportTeam
  readonly roles: readonly Role[]
  /** Of people whose row names none. */
  readonly defaultRole: UserRole
  /** Offset from UTC of people whose row names none. */
  readonly timezone: string
  readonly clock: Clock
  readonly isDry: boolean
  readonly claims: Claims
}

/** A person whose manager the file names, to be set when all rows are read. */
export interface ManagerWish {
  readonly row: number
  readonly column: string
  readonly userId: string
  /** What became of the row until now. */
  readonly kind: 'created' | 'updated' | 'unchanged'
  readonly manager: string
}
