import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { AppError } from '../lib/app-error.ts'
import { JobRunner, type JobStep, type JobWorker } from './job-runner.ts'

/** Jobs in memory: so many chunks each, and what happens when one is applied. */
class FakeWorker implements JobWorker {
  readonly chunks = new Map<string, number>()
  readonly done: string[] = []
  readonly failed = new Map<string, string>()
  apply: (jobId: string, chunk: number) => void | Promise<void> = () => undefined
  prepare: (jobId: string) => void = () => undefined
  readonly #next = new Map<string, number>()
  #turn: string[] = []

  next(passed: readonly string[]): Promise<JobStep | undefined> {
    const waiting = [...this.chunks.keys()].filter((id) => !passed.includes(id) && this.#left(id) > 0)
    const [oldest] = waiting.sort((a, b) => this.#turn.indexOf(a) - this.#turn.indexOf(b))
    return Promise.resolve(oldest === undefined ? undefined : this.#step(oldest, this.#next.get(oldest) ?? 0))
  }

  tidy(): Promise<void> {
    return Promise.resolve()
  }

  #left(id: string): number {
    return this.failed.has(id) ? 0 : (this.chunks.get(id) ?? 0) - (this.#next.get(id) ?? 0)
  }

  #step(jobId: string, chunk: number): JobStep {
    return {
      jobId,
      prepare: () => {
        this.prepare(jobId)
        return Promise.resolve(async () => {
          await pause(1)
          if ((this.#next.get(jobId) ?? 0) !== chunk) return false
          await this.apply(jobId, chunk)
          this.done.push(`${jobId}${chunk}`)
          this.#next.set(jobId, chunk + 1)
          this.#turn = [...this.#turn.filter((id) => id !== jobId), jobId]
          return true
        })
      },
      following: () =>
        Promise.resolve(chunk + 1 < (this.chunks.get(jobId) ?? 0) ? this.#step(jobId, chunk + 1) : undefined),
      fail: (message) => {
        this.failed.set(jobId, message)
        return Promise.resolve()
      },
    }
  }
}

describe('the runner of jobs', () => {
  let runner: JobRunner | undefined
  afterEach(() => runner?.stop())
  const start = (worker: JobWorker, onError: (error: unknown) => void = () => undefined): JobRunner => {
    runner = new JobRunner({ worker, onError, idleMs: 20, firstPauseMs: 1 })
    runner.start()
    return runner
  }
  const until = async (isSo: () => boolean): Promise<void> => {
    const end = Date.now() + 5_000
    while (!isSo()) {
      assert.ok(Date.now() < end, 'it did not come to it')
      await pause(1)
    }
  }

  it('does the chunks of a job in order', async () => {
    const worker = new FakeWorker()
    worker.chunks.set('a', 4)
    start(worker)
    await until(() => worker.done.length === 4)
    assert.deepEqual(worker.done, ['a0', 'a1', 'a2', 'a3'])
  })

  it('lets jobs take turns', async () => {
    const worker = new FakeWorker()
    worker.chunks.set('a', 3).set('b', 3)
    start(worker)
    await until(() => worker.done.length === 6)
    assert.deepEqual(worker.done, ['a0', 'b0', 'a1', 'b1', 'a2', 'b2'])
  })

  it('notices a job that nobody announced, and at once one that is', async () => {
    const worker = new FakeWorker()
    const lazy = new JobRunner({ worker, onError: () => undefined, idleMs: 3_600_000, firstPauseMs: 1 })
    lazy.start()
    await pause(5)
    worker.chunks.set('a', 1)
    lazy.wake()
    await until(() => worker.done.length === 1)
    await lazy.stop()
    start(worker)
    await pause(5)
    worker.chunks.set('b', 1)
    await until(() => worker.done.length === 2)
  })

  it('never gives a chunk up because the database is away', async () => {
    const worker = new FakeWorker()
    worker.chunks.set('a', 2)
    let away = 12
    worker.apply = () => {
      away -= 1
      if (away > 0) throw new AppError('unavailable', 'database_away', 'away')
    }
    const errors: unknown[] = []
    // Pauses double: what is tested is that it goes on, so time is not waited for in full.
    runner = new JobRunner({ worker, onError: (error) => errors.push(error), idleMs: 1, firstPauseMs: 0.01 })
    runner.start()
    await until(() => worker.done.length === 2)
    assert.ok(errors.length >= 11)
    assert.equal(worker.failed.size, 0)
  })

  it('fails a job after five faults of ours, while others go on', async () => {
    const worker = new FakeWorker()
    worker.chunks.set('bad', 2).set('good', 5)
    let attempts = 0
    worker.apply = (jobId) => {
      if (jobId !== 'bad') return
      attempts += 1
      throw new Error('a bug')
    }
    start(worker)
    await until(() => worker.failed.size === 1 && worker.done.length === 5)
    assert.equal(attempts, 5)
    assert.match(worker.failed.get('bad') ?? '', /fault of ours/)
  })

  it('fails a job at once when its maker may not do it any more, saying so', async () => {
    const worker = new FakeWorker()
    worker.chunks.set('a', 1)
    worker.prepare = () => {
      throw new AppError('forbidden', 'procedure_forbidden', 'may not')
    }
    start(worker)
    await until(() => worker.failed.size === 1)
    assert.equal(worker.failed.get('a'), 'may not')
  })

  it('stops after the chunk that is under way', async () => {
    const worker = new FakeWorker()
    worker.chunks.set('a', 100)
    const began = Promise.withResolvers<undefined>()
    worker.apply = async () => {
      began.resolve(undefined)
      await pause(20)
    }
    start(worker)
    await began.promise
    await runner?.stop()
    assert.deepEqual(worker.done, ['a0'])
  })
})
