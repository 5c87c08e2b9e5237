/**
 * Accepts bulk requests. Rows are kept in chunks while they arrive, under a job that nobody sees yet, so that neither
 * memory nor a transaction depends on the sender; the job begins once all of them are there. Of a request that is
 * refused nothing is kept.
 */
import { createHash } from 'node:crypto'
import type { Job, JobOptions, RowForm } from '../../jobs/job.ts'
import { AppError } from '../../lib/app-error.ts'
import { newId } from '../../lib/uuid.ts'
import type { Actor } from '../../team/actor.ts'
import { assertMay } from '../access.ts'
import type { RecordsContext } from '../context.ts'
import { keepKey, Repeated, type Idempotency } from '../../idempotency/idempotency.ts'
import type { Procedure } from '../procedure.ts'
import { createCsvReader } from './csv-items.ts'
import { madeBy, repeatedJob } from './jobs.ts'
import { jobsStore, type NewJob } from './jobs.store.ts'
import { chunkLength, mostRows, rowsPerChunk } from './limits.ts'
import { readRows } from './read-rows.ts'

export interface BulkRequest {
  readonly type: 'BULK_CREATE' | 'BULK_UPDATE'
  readonly form: RowForm
  readonly bytes: AsyncIterable<Buffer>
  /** JSON: the key of the list; undefined for a list by itself. */
  readonly key: string | undefined
  readonly isDry: boolean
  readonly isUpsert: boolean
  /** The key of the request if it has one, asked for once all is read; `hash` is that of its bytes. */
  readonly idempotency: (hash: string) => Idempotency | undefined
}

export interface Accepted {
  readonly job: Job
  /** True when this request was accepted before, and nothing was done now. */
  readonly isRepeated: boolean
}

export async function acceptBulk(
  context: RecordsContext,
  actor: Actor,
  procedure: Procedure,
  request: BulkRequest,
): Promise<Accepted> {
  assertMay(actor, procedure, 'write')
  const spool = new Spool(context, actor, procedure, request)
  const hash = createHash('sha256')
  let idempotency: Idempotency | undefined
  try {
    const rows = readRows({
      form: request.form,
      key: request.key,
      bytes: observed(request.bytes, (portion) => hash.update(portion)),
      onColumns: (columns) => spool.setColumns(columns),
    })
    for await (const portion of rows) for (const row of portion) await spool.add(row)
    idempotency = request.idempotency(hash.digest('hex'))
    const earlier = await repeatedJob(context, actor, idempotency)
    if (earlier !== undefined) {
      await spool.discard()
      return { job: earlier, isRepeated: true }
    }
    return { job: await spool.accept(idempotency), isRepeated: false }
  } catch (error) {
    await spool.discard()
    const faster = error instanceof Repeated ? await repeatedJob(context, actor, idempotency) : undefined
    if (faster === undefined) throw error
    return { job: faster, isRepeated: true }
  }
}

async function* observed(
  bytes: AsyncIterable<Buffer>,
  observe: (portion: Buffer) => void,
): AsyncGenerator<Buffer> {
  for await (const portion of bytes) {
    observe(portion)
    yield portion
  }
}

/** The rows of a job that is not one yet. */
class Spool {
  readonly #context: RecordsContext
  readonly #actor: Actor
  readonly #procedure: Procedure
  readonly #job: NewJob
  #options: JobOptions
  #isBegun = false
  #rows: string[] = []
  #length = 0
  #count = 0
  #chunks = 0

  constructor(context: RecordsContext, actor: Actor, procedure: Procedure, request: BulkRequest) {
    this.#context = context
    this.#actor = actor
    this.#procedure = procedure
    const { type, form, isDry, isUpsert } = request
    this.#options = { form, ...(isDry && { validateOnly: true }), ...(isUpsert && { upsert: true }) }
    this.#job = {
      ...madeBy(actor),
      teamId: actor.team.id,
      id: newId(context.clock()),
      type,
      procedureId: procedure.id,
      options: this.#options,
      undoes: null,
    }
  }

  setColumns(columns: readonly string[]): void {
    createCsvReader(this.#job.type, columns, this.#procedure, this.#actor.team)
    this.#options = { ...this.#options, columns }
  }

  async add(row: string): Promise<void> {
    if (this.#count + this.#rows.length === mostRows) throw tooManyRows()
    this.#rows.push(row)
    this.#length += row.length
    if (this.#rows.length < rowsPerChunk && this.#length < chunkLength) return
    await this.#flush(this.#context.database)
  }

  accept(idempotency: Idempotency | undefined): Promise<Job> {
    const { teamId, id } = this.#job
    const now = this.#context.clock()
    return this.#context.database.write(async (session) => {
      const store = jobsStore(session)
      await this.#flush(session)
      await store.accept(teamId, id, this.#count, this.#chunks, now)
      if (idempotency !== undefined) await keepKey(session, teamId, idempotency, id, now)
      const job = await store.find(teamId, id)
      if (job === undefined) throw new Error('the job is gone')
      return job
    })
  }

  /** What cannot be cleared away now is cleared away by the runners. */
  async discard(): Promise<void> {
    if (!this.#isBegun) return
    const { teamId, id } = this.#job
    await jobsStore(this.#context.database)
      .discard(teamId, id)
      .catch(() => undefined)
  }

  async #flush(asking: Parameters<typeof jobsStore>[0]): Promise<void> {
    const store = jobsStore(asking)
    const { teamId, id } = this.#job
    if (!this.#isBegun)
      await store.insert({ ...this.#job, options: this.#options }, 'RECEIVING', this.#context.clock())
    this.#isBegun = true
    if (this.#rows.length === 0) return
    await store.insertChunk(teamId, id, {
      number: this.#chunks,
      firstRow: this.#count,
      rowCount: this.#rows.length,
      input: `[${this.#rows.join(',')}]`,
    })
    this.#chunks += 1
    this.#count += this.#rows.length
    this.#rows = []
    this.#length = 0
  }
}

function tooManyRows(): AppError {
  const most = mostRows.toLocaleString('en')
  return new AppError(
    'invalid',
    'bulk_too_many_rows',
    `There are more than ${most} rows. Send them in several requests of at most ${most} rows each, such as the portions that "split -l ${mostRows}" makes of lines of JSON; or use "felloe processes import".`,
  )
}
