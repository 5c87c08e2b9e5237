/**
 * What a team defines before it works: entities (what processes are about) and procedures (the schema of a kind
 * of process: lead, ticket, case …). A definition is read and changed as a whole; ids in it never change.
 */
import type { Attribute } from './attribute.ts'

export const processStatuses = ['OPEN', 'COMPLETED', 'CANCELLED'] as const
export type ProcessStatus = (typeof processStatuses)[number]

export interface State {
  readonly id: string
  readonly shortId: string
  readonly name: string
  readonly color: string
  /** The ids of states that may follow; null is any. */
  readonly next: readonly string[] | null
  /** Retired states take no new processes; those that are in one stay until they are moved. */
  readonly isRetired: boolean
}

/** A kind of task that can be made for a process. */
export interface StateTask {
  readonly id: string
  readonly shortId: string
  readonly name: string
  readonly description: string
  /** The states in which it is offered; empty is all. */
  readonly stateIds: readonly string[]
  readonly taskTypeId: string | null
  readonly attributes: readonly Attribute[]
  readonly isRetired: boolean
}

/** A text made from values when it is read: `{first_name} {last_name}`, by keys. Never stored. */
export interface DerivedAttribute {
  readonly id: string
  readonly shortId: string
  readonly name: string
  readonly template: string
}

export interface AttributeGroup {
  readonly id: string
  readonly shortId: string
  readonly name: string
  readonly attributeIds: readonly string[]
}

export interface PrimaryKey {
  readonly attributeId: string
  /** Such as `LEAD-000000`: the zeros at the end are the number, at least so many digits. Null: never made by us. */
  readonly pattern: string | null
}

export type Access = 'none' | 'read' | 'write'

export interface ProcedureDefinition {
  readonly description: string
  readonly attributes: readonly Attribute[]
  readonly derivedAttributes: readonly DerivedAttribute[]
  readonly attributeGroups: readonly AttributeGroup[]
  readonly states: readonly State[]
  /** Fixed once the procedure is made, as is the completed state. */
  readonly startStateId: string
  readonly completedStateId: string
  readonly primaryKey: PrimaryKey | null
  /** The attribute that names a process for people; its values may repeat. */
  readonly primaryIdentifierId: string | null
  /** A new process with a known value of this unique attribute is merged into the one that has it. */
  readonly mergeById: string | null
  readonly stateTasks: readonly StateTask[]
  /** What each role may do here, by role id; roles that are not named may write. Admins always may. */
  readonly access: Readonly<Record<string, Access>>
}

export interface Procedure extends ProcedureDefinition {
  readonly id: string
  readonly teamId: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly shortId: string
  readonly name: string
  readonly entityId: string
}

export interface EntityDefinition {
  readonly description: string
  readonly attributes: readonly Attribute[]
  /** Records are found again by the value of this attribute. */
  readonly primaryKeyId: string | null
  readonly derivedAttributes: readonly DerivedAttribute[]
}

export interface Entity extends EntityDefinition {
  readonly id: string
  readonly teamId: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly shortId: string
  readonly name: string
}

/** Pods, skill types, user profiles, task types. */
export const configItemKinds = ['pod', 'skill_type', 'user_profile', 'task_type'] as const
export type ConfigItemKind = (typeof configItemKinds)[number]

export interface ConfigItem {
  readonly id: string
  readonly kind: ConfigItemKind
  readonly createdAt: number
  readonly updatedAt: number
  readonly shortId: string
  readonly name: string
  readonly data: Readonly<Record<string, unknown>>
}

/** Everything that a team has defined, as it was at one version. */
export interface TeamConfig {
  readonly teamId: string
  readonly version: number
  readonly entities: readonly Entity[]
  readonly procedures: readonly Procedure[]
  readonly items: readonly ConfigItem[]
}
