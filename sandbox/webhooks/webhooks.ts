/** What the rest of the sandbox tells subscribers. Publishing never waits and never fails. */

/** One `changes[]` entry of a delivery. */
export interface Change {
  readonly wabaId: string
  /** The number it is about: its override of the callback counts first. */
  readonly phoneNumberId?: string
  /** Such as `messages` or `message_template_status_update`. */
  readonly field: string
  readonly value: Readonly<Record<string, unknown>>
}

export interface Webhooks {
  publish(change: Change): void
  /** Answers to a GET of a callback, for the handshake. */
  get(url: string): Promise<{ readonly status: number | null; readonly answer: string }>
}
