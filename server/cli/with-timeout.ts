/** Waiting with an end. */

/** True when `work` was done within `ms`. What it throws is thrown. */
export async function withTimeout(work: PromiseLike<unknown>, ms: number): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => resolve(false), ms)
  try {
    return await Promise.race([Promise.resolve(work).then(() => true), late])
  } finally {
    clearTimeout(timer)
  }
}
