/**
 * What is known, for as long as the program runs, of questions about templates: those under way, which others join, and
 * names that were asked for in vain.
 */

export class TemplateReads {
  readonly #underWay = new Map<string, Promise<void>>()
  readonly #finished = new Map<string, number>()
  readonly #inVain = new Map<string, number>()

  /** Runs `read`, or joins the one that runs for the same key. */
  async share(key: string, read: () => Promise<void>): Promise<void> {
    const running = this.#underWay.get(key)
    if (running !== undefined) return running
    const reading = read()
      .then(() => keepAmongNewest(this.#finished, key, performance.now()))
      .finally(() => this.#underWay.delete(key))
    this.#underWay.set(key, reading)
    return reading
  }

  /** Whether a read for the key has ended since `moment` of performance.now(): then there is no need for another. */
  hasFinishedSince(key: string, moment: number): boolean {
    return (this.#finished.get(key) ?? -Infinity) >= moment
  }

  wasInVain(key: string, now: number): boolean {
    const at = this.#inVain.get(key)
    return at !== undefined && now - at < inVainMs && now >= at
  }

  forgetInVain(key: string): void {
    this.#inVain.delete(key)
  }

  noteInVain(key: string, now: number): void {
    keepAmongNewest(this.#inVain, key, now)
  }
}

function keepAmongNewest(map: Map<string, number>, key: string, value: number): void {
  map.delete(key)
  map.set(key, value)
  const [oldest] = map.keys()
  if (map.size > mostKept && oldest !== undefined) map.delete(oldest)
}

// WhatsApp allows few calls an hour: a program that repeats a misspelt name must not use them up.
const inVainMs = 5_000
const mostKept = 1_000
