/**
 * What the rows of a file have taken so far: people, addresses, user names. Two rows must not write the same
 * person, also when the first of them is not in the database (yet, or because the run is dry).
 */

export interface Claim {
  readonly row: number
  readonly userId: string
}

export const emailClaim = (normalizedEmail: string): string => `e:${normalizedEmail}`
export const usernameClaim = (key: string): string => `u:${key}`
export const personClaim = (userId: string): string => `p:${userId}`

export class Claims {
  readonly #taken = new Map<string, Claim>()
  readonly #before: Claims | undefined

  /** Sees what `before` holds; adds to it only by `keep`, so that a chunk can be tried again. */
  constructor(before?: Claims) {
    this.#before = before
  }

  find(key: string): Claim | undefined {
    return this.#taken.get(key) ?? this.#before?.find(key)
  }

  add(key: string, claim: Claim): void {
    this.#taken.set(key, claim)
  }

  keep(): void {
    for (const [key, claim] of this.#taken) this.#before?.add(key, claim)
  }
}
