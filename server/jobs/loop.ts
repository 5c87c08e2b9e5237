/**
 * Work that lies in a table and is looked for again and again: at once when somebody rings, otherwise after a pause,
 * without a pause as long as there is more. A failure is told and waited out; the loop itself never ends by one.
 */
export interface LoopOptions {
  /** Does some work. Answers whether there may be more at once, or in how many milliseconds. */
  readonly work: () => Promise<boolean | number>
  readonly onError: (error: unknown) => void
  /** How soon work is noticed that nobody announced to this server. */
  readonly idleMs: number
}

const pauseAfterFailureMs = 1_000

export class Loop {
  readonly #options: LoopOptions
  #running: Promise<void> | undefined
  #isStopping = false
  #isAwake = false
  #wake: () => void = () => undefined

  constructor(options: LoopOptions) {
    this.#options = options
  }

  start(): void {
    this.#isStopping = false
    this.#running ??= this.#run()
  }

  /** Looks at once. */
  wake(): void {
    this.#isAwake = true
    this.#wake()
  }

  /** Ends after the work that is under way. */
  async stop(): Promise<void> {
    this.#isStopping = true
    this.wake()
    await this.#running
    this.#running = undefined
  }

  async #run(): Promise<void> {
    while (!this.#isStopping) {
      this.#isAwake = false
      try {
        const more = await this.#options.work()
        if (more !== true) await this.#sleep(more === false ? this.#options.idleMs : more)
      } catch (error) {
        this.#options.onError(error)
        this.#isAwake = false
        await this.#sleep(pauseAfterFailureMs)
      }
    }
  }

  async #sleep(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
      // Whoever rang before there was anything to wake is not kept waiting.
      if (this.#isStopping || this.#isAwake) this.#wake()
    })
    this.#wake = () => undefined
  }
}
