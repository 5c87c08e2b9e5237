/** What the generator is asked to do, and what it answers. */
import type { ConnectionOptions } from '../../server/database/connect.ts'
import type { MadeDeliveries } from './made-deliveries.ts'

export interface LoadJob {
  readonly kind: 'load'
  readonly origin: string
  /** Requested in turn. */
  readonly paths: readonly string[]
  /** Sent with each path in turn, by this method. */
  readonly method?: 'POST' | 'PUT'
  readonly bodies?: readonly string[]
  readonly token: string
  readonly connections: number
  readonly seconds: number
}

/** One statement, over connections of its own, each sending its next when the last one is answered. */
export interface SqlJob {
  readonly kind: 'sql'
  readonly where: ConnectionOptions
  readonly text: string
  /** Used in turn. A value "new id" becomes a new UUID. */
  readonly values: readonly (readonly unknown[])[]
  readonly connections: number
  readonly seconds: number
}

/** Bodies sent at even distances, without waiting for answers. */
export interface PacedJob {
  readonly kind: 'paced'
  readonly origin: string
  readonly path: string
  readonly bodies: readonly string[]
  readonly token: string
  readonly perSecond: number
  readonly seconds: number
}

/** Deliveries of WhatsApp's webhook, made before the clock starts. */
export interface DeliverJob {
  readonly kind: 'deliver'
  readonly origin: string
  /** Sent one after the other, each once. */
  readonly deliveries: readonly MadeDeliveries[]
  readonly connections: number
  /** Without it, each connection sends its next when the last one is answered. */
  readonly perSecond?: number
  /** At most; when they come at even distances, until all are answered. */
  readonly seconds: number
}

export interface Delivered {
  /** Milliseconds until each was answered. */
  readonly times: readonly number[]
  readonly seconds: number
  /** What sending them took of a processor. */
  readonly cpuSeconds: number
}

export interface LoadResult {
  readonly answered: number
  readonly seconds: number
}

export interface DownloadJob {
  readonly kind: 'download'
  readonly origin: string
  readonly path: string
  readonly token: string
  /** So many at the same time. */
  readonly clients: number
}

export interface Download {
  readonly firstByteMs: number
  readonly totalMs: number
  readonly bytes: number
}

export type Job = LoadJob | DownloadJob | SqlJob | PacedJob | DeliverJob
export type JobResult = LoadResult | Download[] | number[] | Delivered
export type JobAnswer = { readonly result: JobResult } | { readonly error: string }
