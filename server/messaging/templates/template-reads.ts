/**
 * What is known, for as long as the program runs, of questions about templates: those under way, which others join, and
 * names that were asked for in vain.
 */

export class TemplateReads {
  readonly #underWay = new Map<string, Promise<void>>()
  readonly #inVain = new Map<string, number>()

  /** Runs `read`, or joins the one that runs for the same key. */
  async share(key: string, read: () => Promise<void>): Promise<void> {
    const running = this.#underWay.get(key)
    if (running !== undefined) return running
    const reading = read().finally(() => this.#underWay.delete(key))
    this.#underWay.set(key, reading)
    return reading
  }

  wasInVain(key: string, now: number): boolean {
    const at = this.#inVain.get(key)
    return at !== undefined && now - at < inVainMs && now >= at
  }

  forgetInVain(key: string): void {
    this.#inVain.delete(key)
  }

  noteInVain(key: string, now: number): void {
    this.#inVain.delete(key)
    this.#inVain.set(key, now)
    const [oldest] = this.#inVain.keys()
    if (this.#inVain.size > mostInVain && oldest !== undefined) this.#inVain.delete(oldest)
  }
}

// WhatsApp allows few calls an hour: a program that repeats a misspelt name must not use them up.
const inVainMs = 5_000
const mostInVain = 1_000
