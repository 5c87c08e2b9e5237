/** What the generator is asked to do, and what it answers. */

export interface LoadJob {
  readonly kind: 'load'
  readonly origin: string
  /** Requested in turn. */
  readonly paths: readonly string[]
  readonly token: string
  readonly connections: number
  readonly seconds: number
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

export type Job = LoadJob | DownloadJob
export type JobAnswer = { readonly result: LoadResult | Download[] } | { readonly error: string }
