/** A team: those who work together, and whose data nobody else sees. */
import type { NewRole } from './role.ts'

export interface Team {
  readonly id: string
  readonly shortName: string
  readonly name: string
  /** IANA name. */
  readonly timeZone: string
  /** ISO 3166 code. */
  readonly defaultCountry: string
}

export interface TeamListing extends Team {
  readonly hosts: readonly string[]
  readonly people: number
}

export interface NewTeam {
  readonly shortName: string
  readonly name: string
  readonly timeZone: string
  readonly defaultCountry: string
  /** Host names under which clients call for this team. */
  readonly hosts?: readonly string[]
  readonly roles?: readonly NewRole[]
}
