/** Downloads one large answer with several clients at once, and times each. */
import { get } from 'node:http'
import type { Download, DownloadJob } from './jobs.ts'

export function download(job: DownloadJob): Promise<Download[]> {
  return Promise.all(Array.from({ length: job.clients }, () => downloadOnce(job)))
}

function downloadOnce({ origin, path, token }: DownloadJob): Promise<Download> {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const request = get(
      `${origin}${path}`,
      { agent: false, headers: { authorization: `Bearer ${token}` } },
      (response) => {
        let bytes = 0
        let firstByteMs = 0
        response.on('data', (chunk: Buffer) => {
          if (bytes === 0) firstByteMs = performance.now() - start
          bytes += chunk.length
        })
        response.on('error', reject)
        response.on('end', () => {
          if (response.statusCode === 200) resolve({ firstByteMs, totalMs: performance.now() - start, bytes })
          else reject(new Error(`the server answered ${response.statusCode ?? 'nothing'} to ${path}`))
        })
      },
    )
    request.on('error', reject)
  })
}
