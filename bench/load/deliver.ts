/** Sends deliveries of WhatsApp's webhook that were made before, as fast as they are answered or at even distances. */
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { Connection } from './connection.ts'
import type { Delivered, DeliverJob } from './jobs.ts'
import { makeRequests } from './made-deliveries.ts'

/** Throws at the first answer that is not 200. */
export async function deliver(job: DeliverJob): Promise<Delivered> {
  const { host } = new URL(job.origin)
  const requests = job.deliveries.flatMap((made) => makeRequests(made, host))
  const connections = await Promise.all(
    Array.from({ length: job.connections }, () => Connection.open(job.origin)),
  )
  const cpuBefore = process.cpuUsage()
  const start = performance.now()
  const times = await (job.perSecond === undefined
    ? asFastAsAnswered(connections, requests, start + job.seconds * 1000)
    : atEvenDistances(connections, requests, job.perSecond))
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(cpuBefore)
  for (const connection of connections) connection.close()
  return { times, seconds, cpuSeconds: (user + system) / 1e6 }
}

async function asFastAsAnswered(
  connections: readonly Connection[],
  requests: readonly Buffer[],
  end: number,
): Promise<number[]> {
  const times: number[] = []
  let sent = 0
  await Promise.all(
    connections.map(async (connection) => {
      for (let from = performance.now(); from < end; from = performance.now()) {
        const request = requests[sent++]
        if (request === undefined) return
        await connection.send(request)
        times.push(performance.now() - from)
      }
    }),
  )
  return times
}

/** Waiting for a connection that is free counts: WhatsApp would not wait either. */
async function atEvenDistances(
  connections: readonly Connection[],
  requests: readonly Buffer[],
  perSecond: number,
): Promise<number[]> {
  const free = [...connections]
  const waiting: ((connection: Connection) => void)[] = []
  const send = async (request: Buffer): Promise<number> => {
    const from = performance.now()
    const connection = free.pop() ?? (await new Promise<Connection>((resolve) => waiting.push(resolve)))
    await connection.send(request)
    const next = waiting.shift()
    if (next === undefined) free.push(connection)
    else next(connection)
    return performance.now() - from
  }
  const start = performance.now()
  const times: Promise<number>[] = []
  for (const [index, request] of requests.entries()) {
    const early = start + (index * 1000) / perSecond - performance.now()
    if (early > 0) await sleep(early)
    times.push(send(request))
  }
  return Promise.all(times)
}
