/** The values of a statement: SQL names them by number, so that no value is ever part of its text. */

export class Parameters {
  readonly values: unknown[] = []
  readonly #numbers = new Map<unknown, number>()

  /** The place of a value in the statement, such as `$3::uuid`. Equal texts and numbers share a place. */
  add(value: unknown, type: string): string {
    const key = Array.isArray(value) ? value : `${type} ${typeof value} ${String(value)}`
    let number = this.#numbers.get(key)
    if (number === undefined) {
      number = this.values.push(value)
      this.#numbers.set(key, number)
    }
    return `$${number}::${type}`
  }
}

/** A time in milliseconds as PostgreSQL reads it. */
export function timeText(ms: number): string {
  return new Date(ms).toISOString()
}
