/** Bulk jobs of the real program, killed while they work: what must hold whatever the moment was. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { send } from '../support/http.ts'
import { openWorkplace, type RunningProgram, type Workplace } from '../support/program.ts'

/* eslint-disable @typescript-eslint/no-explicit-any, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access -- a declared seam: tests look into answers of any shape */
interface Answered {
  readonly _data: any
  readonly _meta: any
}

interface EntryShown {
  readonly input: { readonly lead_id: string }
  readonly completionStatus: string
  readonly output: { readonly process: string }
}

const resumedMs = 15_000
const endedMs = 90_000

export interface KillRun {
  readonly kills: number
  readonly rows: number
  /** From 0 to 1. */
  readonly random: () => number
  /** Every so many-th kill is one of PostgreSQL; 0 is none. */
  readonly everyPostgres: number
}

export interface Resumed {
  /** From the moment at which the new server listens until the job goes on. */
  readonly ms: number
  /** False when the job had ended before the kill. */
  readonly wasUnderWay: boolean
}

/** Answers what happened after each kill of the server. */
export async function killBulkJobs({ kills, rows, random, everyPostgres }: KillRun): Promise<Resumed[]> {
  await using place = await openWorkplace()
  const run = new Run(place, await place.start({ words: ['--empty'] }))
  const resumed: Resumed[] = []
  let kill = 0
  for (let round = 0; kill < kills; round += 1) {
    // Every second round changes what the one before it made.
    const isUpdate = round % 2 === 1
    const made = isUpdate ? round - 1 : round
    const accepted = await run.begin(isUpdate, made, rows)
    while (kill < kills && !(await run.isEnded(accepted))) {
      await pause(random() * 400)
      kill += 1
      if (everyPostgres > 0 && kill % everyPostgres === 0) await run.killPostgres()
      else resumed.push(await run.killServer(accepted))
      if (random() < 0.5) break
    }
    await run.complete(accepted, isUpdate, made, rows)
  }
  await run.end()
  return resumed
}

class Run {
  readonly #place: Workplace
  readonly #headers: Record<string, string>
  #program: RunningProgram

  constructor(place: Workplace, program: RunningProgram) {
    this.#place = place
    this.#program = program
    const token = /^[A-Za-z0-9]{255}$/m.exec(program.output().stdout)?.[0] ?? ''
    this.#headers = { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' }
  }

  async #ask(path: string, method = 'GET', body?: unknown): Promise<Answered> {
    const headers =
      typeof body === 'string' ? this.#headers : { ...this.#headers, 'content-type': 'application/json' }
    const answer = await send(this.#program.origin, `/v1/ext/${path}`, { method, headers, body })
    assert.equal(answer.status, 200, answer.text)
    return answer.body as Answered
  }

  async begin(isUpdate: boolean, round: number, rows: number): Promise<string> {
    const lines = Array.from({ length: rows }, (_, index) => {
      const key = keyOf(round, index)
      return JSON.stringify(
        isUpdate
          ? { lead_id: key, update: { data: { score: 1 + (index % 99) } } }
          : { lead_id: key, data: { name: `Lead ${index}` } },
      )
    })
    const path = `procedure/lead/process${isUpdate ? '' : '/bulk-create'}`
    const { _data } = await this.#ask(path, isUpdate ? 'PATCH' : 'POST', `${lines.join('\n')}\n`)
    return _data.id as string
  }

  async #state(id: string): Promise<{ status: string; done: number; outcomes: Record<string, number> }> {
    const { _data, _meta } = await this.#ask(`background-job/${id}`)
    const { NOT_STARTED: waiting } = _meta.bjEntryCompletionStatusVsCount
    return { status: _data.completionStatus, done: _meta.rowCount - waiting, outcomes: _meta.outcomes }
  }

  async isEnded(id: string): Promise<boolean> {
    return (await this.#state(id)).status !== 'IN_PROGRESS'
  }

  async killServer(id: string): Promise<Resumed> {
    await this.#program.end('SIGKILL')
    this.#program = await this.#place.start()
    const startedAt = performance.now()
    const before = await this.#state(id)
    for (;;) {
      const now = await this.#state(id)
      const ms = performance.now() - startedAt
      if (now.status !== 'IN_PROGRESS' || now.done > before.done)
        return { ms, wasUnderWay: before.status === 'IN_PROGRESS' }
      assert.ok(ms < resumedMs, `the job does not go on: ${JSON.stringify({ before, now })}`)
      await pause(20)
    }
  }

  /** The server brings it back by itself. */
  async killPostgres(): Promise<void> {
    const pid = async (): Promise<number> => {
      const file = await readFile(join(this.#place.dataDir, 'postgres', 'postmaster.pid'), 'utf8')
      return Number(file.split('\n', 1)[0])
    }
    const killed = await pid()
    process.kill(killed, 'SIGKILL')
    const isBack = async (): Promise<boolean> =>
      (await pid()) !== killed && (await send(this.#program.origin, '/v1/health')).status === 200
    const end = Date.now() + 30_000
    while (!(await isBack().catch(() => false))) {
      if (Date.now() > end) throw new Error('the database did not come back')
      await pause(50)
    }
  }

  /** The job ends, and everything was done once: counts, entries, processes and their history agree. */
  async complete(id: string, isUpdate: boolean, round: number, rows: number): Promise<void> {
    const end = Date.now() + endedMs
    while (!(await this.isEnded(id))) {
      assert.ok(Date.now() < end, 'the job does not end')
      await pause(50)
    }
    const { status, done, outcomes } = await this.#state(id)
    const expected = isUpdate ? { updated: rows } : { created: rows }
    assert.deepEqual({ status, done, outcomes }, { status: 'COMPLETED', done: rows, outcomes: expected })
    const processes = new Set<string>()
    for (let skip = 0; skip < rows; skip += 1_000) {
      const { _data } = await this.#ask(`background-job/${id}/entries?skip=${skip}&limit=1000`)
      for (const [index, entry] of (_data as EntryShown[]).entries()) {
        assert.equal(entry.input.lead_id, keyOf(round, skip + index))
        assert.equal(entry.completionStatus, 'SUCCESS')
        processes.add(entry.output.process)
      }
    }
    assert.equal(processes.size, rows)
    await this.#assertOnce([...processes], isUpdate, round)
  }

  async #assertOnce(ids: readonly string[], isUpdate: boolean, round: number): Promise<void> {
    const step = Math.ceil(ids.length / 25)
    for (let index = 0; index < ids.length; index += step) {
      const path = `procedure/lead/process/${ids[index]}`
      const kinds = ((await this.#ask(`${path}/history`))._data as { kind: string }[]).map(({ kind }) => kind)
      assert.deepEqual(kinds, isUpdate ? ['UPDATED', 'CREATED'] : ['CREATED'])
    }
    const seen = new Set<string>()
    let count = 0
    let cursor: string | null = null
    do {
      const where = cursor === null ? {} : { cursor }
      const page: Answered = await this.#ask('procedure/lead/process/list', 'POST', { limit: 100, ...where })
      for (const { data } of page._data as { data: { lead_id: string } }[]) {
        if (!data.lead_id.startsWith(`K${round}-`)) continue
        seen.add(data.lead_id)
        count += 1
      }
      // Newest first: after those of this round come older ones.
      cursor = count >= ids.length ? null : (page._meta.nextCursor as string | null)
    } while (cursor !== null)
    assert.deepEqual([count, seen.size], [ids.length, ids.length])
  }

  async end(): Promise<void> {
    await this.#program.end()
  }
}

function keyOf(round: number, index: number): string {
  return `K${round}-${index}`
}
