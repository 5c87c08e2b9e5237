/**
 * Works through background jobs, chunk by chunk and job by job in turn. Any number of servers may do so at once: who
 * applies a chunk holds the lock of its job in that very transaction, so a chunk is applied once or not at all, and
 * what a killed server leaves is gone on with at once. While a chunk is written, the next one is prepared.
 */
import { databaseFailure } from '../database/sql-errors.ts'
import { AppError } from '../lib/app-error.ts'
import { Loop } from './loop.ts'

/** Applies a prepared chunk; `onSending` is called when it waits for the database, and others can be prepared. */
export type Apply = (onSending?: () => void) => Promise<boolean>

/** A chunk of a job that waits. */
export interface JobStep {
  readonly jobId: string
  /** Reads and checks the rows. What is answered applies them; it answers false when somebody else was faster. */
  prepare(): Promise<Apply>
  /** The chunk after this one, if there is one. */
  following(): Promise<JobStep | undefined>
  /** Ends the job: its rows cannot be done. */
  fail(message: string): Promise<void>
}

export interface JobWorker {
  /** A chunk of the job that was left alone for longest; none of those jobs that are passed over. */
  next(passed: readonly string[]): Promise<JobStep | undefined>
  /** Clears away what was begun and never completed. */
  tidy(): Promise<void>
}

export interface JobRunnerOptions {
  readonly worker: JobWorker
  /** Told of chunks that could not be applied; they are tried again. */
  readonly onError: (error: unknown, jobId: string | undefined) => void
  /** How soon a job is noticed that nobody announced to this server. */
  readonly idleMs?: number
  readonly firstPauseMs?: number
}

const defaultIdleMs = 2_000
const defaultFirstPauseMs = 100
const longestPauseMs = 10_000
const mostFaults = 5
const tidyEveryMs = 600_000

interface Trouble {
  /** Those that are ours; a database that is away counts for nothing. */
  faults: number
  pauseMs: number
  until: number
}

interface Ready {
  readonly step: JobStep
  readonly apply: Apply
}

export class JobRunner {
  readonly #worker: JobWorker
  readonly #onError: JobRunnerOptions['onError']
  readonly #idleMs: number
  readonly #firstPauseMs: number
  readonly #troubles = new Map<string, Trouble>()
  readonly #loop: Loop
  #ready: Ready | undefined
  #tidiedAt = -Infinity

  constructor(options: JobRunnerOptions) {
    this.#worker = options.worker
    this.#onError = options.onError
    this.#idleMs = options.idleMs ?? defaultIdleMs
    this.#firstPauseMs = options.firstPauseMs ?? defaultFirstPauseMs
    this.#loop = new Loop({
      work: () => this.#work(),
      onError: (error) => this.#onError(error, undefined),
      idleMs: this.#idleMs,
    })
  }

  start(): void {
    this.#loop.start()
  }

  /** Looks at once whether there is something to do. */
  wake(): void {
    this.#loop.wake()
  }

  /** Ends after the chunk that is being written. */
  async stop(): Promise<void> {
    await this.#loop.stop()
    this.#ready = undefined
  }

  async #work(): Promise<true | number> {
    const ready = this.#ready ?? (await this.#prepare(() => this.#next([])))
    this.#ready = undefined
    if (ready === undefined) {
      await this.#tidy()
      return this.#restMs()
    }
    const { step } = ready
    const sending = Promise.withResolvers<undefined>()
    const applying = this.#apply(ready, () => sending.resolve(undefined))
    // Preparing is work of this thread: done sooner, it would only delay the chunk that is being written.
    const ahead = Promise.race([sending.promise, applying]).then(() =>
      this.#prepare(async () => (await this.#next([step.jobId])) ?? (await step.following())),
    )
    const [isApplied, next] = await Promise.all([applying, ahead])
    // What was prepared upon a chunk that is not done would find its job elsewhere.
    if (isApplied) this.#ready = next
    return true
  }

  #next(passed: readonly string[]): Promise<JobStep | undefined> {
    const now = performance.now()
    const troubled = [...this.#troubles].flatMap(([jobId, { until }]) => (until > now ? [jobId] : []))
    return this.#worker.next([...passed, ...troubled])
  }

  async #prepare(find: () => Promise<JobStep | undefined>): Promise<Ready | undefined> {
    let step: JobStep | undefined
    try {
      step = await find()
      return step === undefined ? undefined : { step, apply: await step.prepare() }
    } catch (error) {
      await this.#fault(error, step)
      return undefined
    }
  }

  /** Whether the chunk was applied. */
  async #apply({ step, apply }: Ready, onSending: () => void): Promise<boolean> {
    try {
      const isApplied = await apply(onSending)
      this.#troubles.delete(step.jobId)
      return isApplied
    } catch (error) {
      await this.#fault(error, step)
      return false
    }
  }

  /** What is wrong with one job must not keep the others waiting. */
  async #fault(error: unknown, step: JobStep | undefined): Promise<void> {
    this.#onError(error, step?.jobId)
    if (step === undefined) return
    const trouble = this.#troubles.get(step.jobId) ?? { faults: 0, pauseMs: this.#firstPauseMs, until: 0 }
    const pauseMs = Math.min(longestPauseMs, trouble.pauseMs * 2)
    const faults = trouble.faults + (isPassing(error) ? 0 : 1)
    this.#troubles.set(step.jobId, { faults, pauseMs, until: performance.now() + trouble.pauseMs })
    const reason = endOf(error, faults)
    if (reason === undefined) return
    try {
      await step.fail(reason)
      this.#troubles.delete(step.jobId)
    } catch (failure) {
      this.#onError(failure, step.jobId)
    }
  }

  async #tidy(): Promise<void> {
    if (performance.now() - this.#tidiedAt < tidyEveryMs) return
    this.#tidiedAt = performance.now()
    // Jobs that ended otherwise, or whose trouble another server had an end of.
    for (const [jobId, { until }] of this.#troubles)
      if (until < this.#tidiedAt - tidyEveryMs) this.#troubles.delete(jobId)
    await this.#worker.tidy().catch((error: unknown) => this.#onError(error, undefined))
  }

  /** Until the first job in trouble may be tried again. */
  #restMs(): number {
    const now = performance.now()
    const pauses = [...this.#troubles.values()].map(({ until }) => until - now).filter((ms) => ms > 0)
    return Math.max(Math.min(...pauses, this.#idleMs), this.#firstPauseMs)
  }
}

/** A database that is away or busy comes back, and then the chunk is as good as it was. */
function isPassing(error: unknown): boolean {
  const failure = error instanceof AppError ? error : databaseFailure(error)
  return failure?.kind === 'unavailable'
}

/** Why the job must end, if it must. */
function endOf(error: unknown, faults: number): string | undefined {
  // What the job was accepted for was changed since: access, the procedure, the attributes that a header names.
  if (error instanceof AppError && ['forbidden', 'not_found', 'invalid'].includes(error.kind))
    return error.message
  if (faults < mostFaults) return undefined
  return `A fault of ours kept a part of the rows from being done, in ${mostFaults} attempts. The log has more under the id of the job.`
}
