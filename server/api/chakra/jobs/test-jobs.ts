/** For tests of this folder: a team whose bulk requests are worked on, reached through the API alone. */
import { setTimeout as pause } from 'node:timers/promises'
import type { NewTeam } from '../../../team/team.ts'
import type { TestApi } from '../../../test/support/api.ts'
import type { Received } from '../../../test/support/http.ts'
import { testLeads, type Answered, type TestLeads } from '../processes/test-leads.ts'

export interface BulkSent {
  readonly type?: string
  readonly query?: string
  readonly token?: string
  readonly headers?: Record<string, string>
}

export interface TestJobs extends TestLeads {
  /** Sends rows to be created; text as it is, anything else as JSON. */
  readonly bulkCreate: (body: unknown, sent?: BulkSent) => Promise<Received>
  readonly bulkUpdate: (body: unknown, sent?: BulkSent) => Promise<Received>
  /** The job of an accepted request, once it has ended. */
  readonly done: (accepting: Promise<Received>) => Promise<TestJob>
  readonly job: (id: string, token?: string) => Promise<TestJob>
  /** Below `/v1/ext/background-job`. */
  readonly jobs: (path: string, method?: string, token?: string) => Promise<Received>
  readonly entries: (id: string, query?: string) => Promise<Answered[]>
  readonly count: (where?: object) => Promise<number>
}

export interface TestJob {
  readonly id: string
  readonly data: Answered
  readonly meta: Answered
  /** Rows by what became of them, those of which there are any. */
  readonly counts: Record<string, number>
}

const longestMs = 30_000

export async function testJobs(api: TestApi, options: Partial<NewTeam> = {}): Promise<TestJobs> {
  const leads = await testLeads(api, options)
  const jobs: TestJobs['jobs'] = (path, method = 'GET', token = leads.token) =>
    api.send(`/v1/ext/background-job${path}`, { method, token })
  const bulk =
    (method: string, path: string) =>
    (body: unknown, { type = 'application/json', query = '', ...more }: BulkSent = {}) =>
      leads.send(method, path + query, body, { ...more, headers: { 'content-type': type, ...more.headers } })
  const job: TestJobs['job'] = async (id, token) => {
    const answer = await jobs(`/${id}`, 'GET', token)
    if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.text}`)
    const { _data: data, _meta: meta } = answer.body as { _data: Answered; _meta: Answered }
    const all = Object.entries(meta['bjEntryCompletionStatusVsCount'] as Record<string, number>)
    return { id, data, meta, counts: Object.fromEntries(all.filter(([, count]) => count > 0)) }
  }
  return {
    ...leads,
    jobs,
    job,
    bulkCreate: bulk('POST', '/bulk-create'),
    bulkUpdate: bulk('PATCH', ''),
    async done(accepting) {
      const accepted = await accepting
      if (accepted.status !== 200) throw new Error(`${accepted.status}: ${accepted.text}`)
      const { id } = (accepted.body as { _data: { id: string } })._data
      const end = Date.now() + longestMs
      for (;;) {
        const found = await job(id)
        if (found.data['completionStatus'] !== 'IN_PROGRESS') return found
        if (Date.now() > end) throw new Error(`the job did not end: ${JSON.stringify(found)}`)
        await pause(10)
      }
    },
    async entries(id, query = '') {
      const answer = await jobs(`/${id}/entries${query}`)
      if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.text}`)
      return (answer.body as { _data: Answered[] })._data
    },
    async count(where = {}) {
      let count = 0
      for (let skip = 0; ; skip += 100) {
        const answer = await leads.send('POST', '/list', { where, skip, limit: 100 })
        const page = answer.body as { _data: unknown[]; _meta: { hasMore: boolean } }
        count += page._data.length
        if (!page._meta.hasMore) return count
      }
    },
  }
}
