/** Turns work that delivers portions into a sequence of them: each is taken before the work goes on. */

interface Handover<T> {
  readonly portion: T
  readonly taken: () => void
}

class Abandoned extends Error {}

/** When the reader leaves early, the next `deliver` throws, and the work is awaited before the sequence ends. */
export async function* portions<T>(
  work: (deliver: (portion: T) => Promise<void>) => Promise<void>,
): AsyncGenerator<T> {
  let next = Promise.withResolvers<Handover<T> | undefined>()
  let isAbandoned = false
  const working = work((portion) => {
    if (isAbandoned) return Promise.reject(new Abandoned())
    return new Promise((resolve) => next.resolve({ portion, taken: resolve }))
  }).then(
    () => next.resolve(undefined),
    (error: unknown) => next.reject(error),
  )
  let handover: Handover<T> | undefined
  try {
    while ((handover = await next.promise) !== undefined) {
      next = Promise.withResolvers()
      yield handover.portion
      handover.taken()
    }
  } finally {
    isAbandoned = true
    // Whoever leaves while a portion is looked at lets the work find out by itself.
    next.promise.catch(() => undefined)
    handover?.taken()
    await working
  }
}
