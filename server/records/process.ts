/** A process (an instance of a procedure), the record it is about, and what can be asked to become of it. */
import type { AppError } from '../lib/app-error.ts'
import type { Values } from './attribute.ts'
import type { ProcessStatus } from './procedure.ts'

export interface Process {
  readonly id: string
  readonly teamId: string
  readonly procedureId: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly createdBy: string
  readonly assignedTo: string | null
  readonly podId: string | null
  readonly recordId: string | null
  readonly status: ProcessStatus
  readonly stateId: string
  readonly nextActionAt: number | null
  readonly startedAt: number | null
  readonly completedAt: number | null
  readonly cancelledAt: number | null
  readonly deletedAt: number | null
  /** Counts its changes, from 1. */
  readonly version: number
  readonly data: Values
}

/**
 * What a caller wants a process to be, in the words of the caller and not yet checked: `data` by short ids,
 * `state` and `pod` by id or short id, `assignedTo` by id, user name or e-mail address. What is undefined is left
 * as it is; null clears.
 */
export interface ProcessInput {
  readonly data?: unknown
  readonly record?: unknown
  readonly status?: unknown
  readonly state?: unknown
  readonly nextActionAt?: unknown
  readonly assignedTo?: unknown
  readonly belongsTo?: unknown
}

/** Which process is meant: by id, or by the value of a unique attribute (its short id). */
export type ProcessRef =
  | { readonly id: string }
  | { readonly attribute: string; readonly value: unknown }
  /** The id, or the value of the primary key: whichever the text is. */
  | { readonly idOrPrimaryKey: string }

/** One thing to do; what single requests, bulk jobs, imports and undo all consist of. */
export type RowRequest =
  | {
      readonly kind: 'create'
      readonly input: ProcessInput
      /** A known primary key updates that process instead of being refused. */
      readonly isUpsert?: boolean
      /** When the process was made, for imports of what is older than this installation; else now. */
      readonly createdAt?: number
    }
  | {
      readonly kind: 'update'
      readonly ref: ProcessRef
      readonly input: ProcessInput
      /** Looks at the process under the lock; throws when it is not what the caller expects. */
      readonly inspect?: (process: Process) => void
    }
  | {
      readonly kind: 'delete'
      readonly ref: ProcessRef
      readonly inspect?: (process: Process) => void
    }
  | { readonly kind: 'restore'; readonly ref: ProcessRef }
  /** Takes a change back: what it changed becomes what it was, unless it was changed again since. */
  | { readonly kind: 'undo'; readonly processId: string; readonly changeId: string }

export type Outcome = 'created' | 'updated' | 'merged' | 'unchanged' | 'deleted' | 'restored'

export type RowOutcome =
  | {
      readonly kind: Outcome
      readonly process: Process
      /** The entry in the history; null where nothing changed. */
      readonly changeId: string | null
    }
  | { readonly kind: 'rejected'; readonly error: AppError }

export const changeKinds = ['CREATED', 'UPDATED', 'MERGED', 'DELETED', 'RESTORED', 'UNDONE'] as const
export type ChangeKind = (typeof changeKinds)[number]

/** An entry of the history of a process. */
export interface ProcessChange {
  readonly id: string
  readonly processId: string
  /** The version that the process got by it; the order of the history. */
  readonly version: number
  readonly kind: ChangeKind
  readonly madeBy: string
  readonly apiKeyId: string | null
  readonly jobId: string | null
  readonly undoes: string | null
  /** By field: before and after. Fields of data are `data.<key>`. A creation has none. */
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>
}
