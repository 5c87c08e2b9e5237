/**
 * Lets only so much be done at a time of what takes much memory; the rest waits in the order in which it came. What
 * alone is more than the room has it to itself.
 */
export class Turns {
  readonly #room: number
  #taken = 0
  readonly #waiting: { readonly weight: number; readonly begin: () => void }[] = []

  constructor(room: number) {
    this.#room = room
  }

  async run<T>(weight: number, work: () => Promise<T>): Promise<T> {
    await new Promise<void>((begin) => {
      this.#waiting.push({ weight, begin })
      this.#admit()
    })
    try {
      return await work()
    } finally {
      this.#taken -= weight
      this.#admit()
    }
  }

  #admit(): void {
    for (;;) {
      const next = this.#waiting[0]
      if (next === undefined || (this.#taken > 0 && this.#taken + next.weight > this.#room)) return
      this.#waiting.shift()
      this.#taken += next.weight
      next.begin()
    }
  }
}
