/**
 * The load, in a process of its own: loads a server over kept connections, each sending its next request when
 * the last one is answered. It reads no more of an answer than its length, because on a machine with two cores
 * a slow generator would make every server look alike.
 */
import { connect, type Socket } from 'node:net'
import process from 'node:process'
import { deliver } from './deliver.ts'
import { download } from './download.ts'
import type { Job, JobAnswer, JobResult, LoadJob, LoadResult } from './jobs.ts'
import { paced } from './paced.ts'
import { runSql } from './sql.ts'

const headEnd = Buffer.from('\r\n\r\n')
const lastChunk = Buffer.from('\r\n0\r\n\r\n')
const lengthName = Buffer.from('content-length: ')
const okay = Buffer.from('HTTP/1.1 200 ')

process.on('message', (job: Job) => {
  carryOut(job).then(
    (result) => tell({ result }),
    (error: unknown) => tell({ error: error instanceof Error ? error.message : String(error) }),
  )
})

function carryOut(job: Job): Promise<JobResult> {
  switch (job.kind) {
    case 'load':
      return load(job)
    case 'sql':
      return runSql(job)
    case 'download':
      return download(job)
    case 'paced':
      return paced(job)
    case 'deliver':
      return deliver(job)
  }
}

function tell(answer: JobAnswer): void {
  process.send?.(answer)
}

async function load(job: LoadJob): Promise<LoadResult> {
  const { hostname, port } = new URL(job.origin)
  const { method = 'GET', bodies } = job
  const requests = Array.from({ length: Math.max(job.paths.length, bodies?.length ?? 0) }, (_, index) => {
    const path = job.paths[index % job.paths.length] ?? ''
    const head = `${method} ${path} HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${job.token}\r\n`
    if (bodies === undefined) return Buffer.from(`${head}\r\n`)
    const body = bodies[index % bodies.length] ?? ''
    const length = Buffer.byteLength(body)
    return Buffer.from(`${head}Content-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${body}`)
  })
  let sent = 0
  let answered = 0
  const start = performance.now()
  const end = start + job.seconds * 1000
  const next = (): Buffer | undefined =>
    performance.now() < end ? requests[sent++ % requests.length] : undefined
  const connections = Array.from({ length: job.connections }, () =>
    converse(connect(Number(port), hostname), next, () => (answered += 1)),
  )
  await Promise.all(connections)
  return { answered, seconds: (performance.now() - start) / 1000 }
}

/** Sends what `next` gives, one at a time, until it gives nothing. */
function converse(socket: Socket, next: () => Buffer | undefined, onAnswer: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    // What came of the answer and cannot be judged yet; undefined while its body is only counted.
    let seen: Buffer | undefined = Buffer.alloc(0)
    let bodyLeft = 0
    const sendNext = (): void => {
      const request = next()
      if (request === undefined) socket.end()
      else socket.write(request)
    }
    const onEnd = (): void => {
      seen = Buffer.alloc(0)
      onAnswer()
      sendNext()
    }
    socket.setNoDelay(true)
    socket.on('connect', sendNext)
    socket.on('error', reject)
    socket.on('close', () => resolve())
    socket.on('data', (chunk) => {
      if (seen === undefined) {
        bodyLeft -= chunk.length
        if (bodyLeft === 0) onEnd()
        return
      }
      seen = seen.length === 0 ? chunk : Buffer.concat([seen, chunk])
      const head = seen.indexOf(headEnd)
      if (head < 0) return
      if (!seen.subarray(0, okay.length).equals(okay)) {
        reject(new Error(`the server answered: ${seen.toString('utf8', 0, 1_000)}`))
        socket.destroy()
        return
      }
      const length = seen.subarray(0, head).indexOf(lengthName)
      if (length < 0) {
        if (seen.subarray(-lastChunk.length).equals(lastChunk)) onEnd()
        // Enough to recognise the end, and for the checks above.
        else seen = Buffer.concat([okay, headEnd, seen.subarray(-lastChunk.length)])
        return
      }
      const value = seen.toString('latin1', length + lengthName.length, seen.indexOf('\r', length))
      bodyLeft = Number(value) - (seen.length - head - headEnd.length)
      if (bodyLeft === 0) onEnd()
      else seen = undefined
    })
  })
}
