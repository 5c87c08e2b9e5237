/** Requests at even distances, whether earlier ones were answered or not: what a server adds shows in the times. */
import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { PacedJob } from './jobs.ts'

/** Milliseconds from sending to the end of the answer, of each request. Throws when one is not answered with 200. */
export async function paced(job: PacedJob): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const count = Math.round(job.perSecond * job.seconds)
  const start = performance.now()
  const times: Promise<number>[] = []
  for (let index = 0; index < count; index += 1) {
    const due = start + (index * 1000) / job.perSecond
    const early = due - performance.now()
    if (early > 0) await sleep(early)
    times.push(time(agent, job, index))
  }
  const all = await Promise.all(times)
  agent.destroy()
  return all
}

function time(agent: Agent, { origin, path, token, bodies }: PacedJob, index: number): Promise<number> {
  const body = bodies[index % bodies.length] ?? ''
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    }
    const sent = request(origin + path, { method: 'POST', agent, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
      response.on('error', reject)
      response.on('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - start)
        else reject(new Error(`${path} was answered with ${response.statusCode}: ${text.slice(0, 500)}`))
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
