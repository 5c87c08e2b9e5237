/** The generator's process, as those who measure see it. It does one thing at a time. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type {
  Delivered,
  DeliverJob,
  Download,
  DownloadJob,
  Job,
  JobAnswer,
  JobResult,
  LoadJob,
  LoadResult,
  PacedJob,
  SqlJob,
} from './jobs.ts'

export interface Generator extends Disposable {
  /** Answers a second. Throws at the first answer that is not 200. */
  rate(job: Omit<LoadJob, 'kind'>): Promise<number>
  download(job: Omit<DownloadJob, 'kind'>): Promise<Download[]>
  /** Statements a second. */
  sql(job: Omit<SqlJob, 'kind'>): Promise<number>
  /** The milliseconds that each request took. */
  paced(job: Omit<PacedJob, 'kind'>): Promise<number[]>
  deliver(job: Omit<DeliverJob, 'kind'>): Promise<Delivered>
}

export function startGenerator(): Generator {
  const child = fork(join(import.meta.dirname, 'generator.ts'))
  const ask = async (job: Job): Promise<JobResult> => {
    child.send(job)
    const [answer] = (await once(child, 'message')) as [JobAnswer]
    if ('error' in answer) throw new Error(answer.error)
    return answer.result
  }
  return {
    async rate(job) {
      const { answered, seconds } = (await ask({ kind: 'load', ...job })) as LoadResult
      return answered / seconds
    },
    async sql(job) {
      const { answered, seconds } = (await ask({ kind: 'sql', ...job })) as LoadResult
      return answered / seconds
    },
    paced: async (job) => (await ask({ kind: 'paced', ...job })) as number[],
    deliver: async (job) => (await ask({ kind: 'deliver', ...job })) as Delivered,
    download: async (job) => (await ask({ kind: 'download', ...job })) as Download[],
    [Symbol.dispose]: () => child.disconnect(),
  }
}
