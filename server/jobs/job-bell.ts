/** Tells the runner of this server, if it has one, that there is a new job. Others notice it by themselves. */
export class JobBell {
  #ring: () => void = () => undefined

  /** Whom to wake; the last one counts. */
  listen(ring: () => void): void {
    this.#ring = ring
  }

  wake(): void {
    this.#ring()
  }
}
