/**
 * Compares servers on a machine that is not ours alone: they are loaded in turn, round after round, and only
 * figures of one round are set against each other.
 */
import { inDigits, type Bench } from '../bench.ts'
import type { RunningServer } from '../servers/spawn.ts'
import type { LoadJob } from './jobs.ts'

export type Load = Pick<LoadJob, 'paths' | 'token' | 'connections'>

export interface Compared {
  /** Answers a second of each server, the medians of all rounds. */
  readonly rates: readonly number[]
  /** How the first server compares with each: the medians of the rounds' ratios. */
  readonly ratios: readonly number[]
}

export async function compare(
  { generator, isQuick }: Bench,
  servers: readonly RunningServer[],
  load: Load,
): Promise<Compared> {
  const { rounds, seconds, warmUp } = isQuick
    ? { rounds: 3, seconds: 0.4, warmUp: 0.6 }
    : { rounds: 7, seconds: 1.5, warmUp: 3 }
  for (const { origin } of servers) await generator.rate({ ...load, origin, seconds: warmUp })
  const measured: number[][] = []
  for (let round = 0; round < rounds; round += 1) {
    const rates: number[] = []
    // Every other round goes backwards, so that none is always measured first.
    const order = round % 2 === 0 ? [...servers.keys()] : [...servers.keys()].reverse()
    for (const index of order) {
      const server = servers[index]
      if (server !== undefined)
        rates[index] = await generator.rate({ ...load, origin: server.origin, seconds })
    }
    measured.push(rates)
  }
  return {
    rates: servers.map((_, index) => median(measured.map((rates) => rates[index] ?? NaN))),
    ratios: servers.map((_, index) =>
      median(measured.map((rates) => (rates[0] ?? NaN) / (rates[index] ?? NaN))),
    ),
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = (sorted.length - 1) / 2
  return ((sorted[Math.floor(half)] ?? NaN) + (sorted[Math.ceil(half)] ?? NaN)) / 2
}

/** The value below which this part of them lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN
}

/** Such as 12,300/s. */
export function perSecond(rate: number): string {
  return `${inDigits(rate)}/s`
}
