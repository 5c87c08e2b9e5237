/**
 * One parameter of a request: its value, and its name in the words in which the Graph complains about it, such as
 * `text['body']`. Whatever is missing or of the wrong kind is code 100. A value outside its limits is 100 as well, or
 * 131009 with details where WhatsApp, and not the Graph, looks at it.
 */
import { GraphError, parameterError } from '../../graph/graph-error.ts'

export interface TextLimits {
  readonly least?: number
  readonly most?: number
}

export type LimitCode = 100 | 131009

export class Param {
  readonly name: string
  readonly value: unknown
  readonly #limitCode: LimitCode

  constructor(name: string, value: unknown, limitCode: LimitCode = 100) {
    this.name = name
    this.value = value
    this.#limitCode = limitCode
  }

  /** `null` counts as not given: clients send it for what they leave out. */
  get isGiven(): boolean {
    return this.value !== undefined && this.value !== null
  }

  /** The parameter below this one; itself not given where this is none. */
  at(key: string): Param {
    const name = `${this.name}['${key}']`
    const { value } = this
    const isThere = typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    return new Param(name, isThere ? (value as Record<string, unknown>)[key] : undefined, this.#limitCode)
  }

  object(): Readonly<Record<string, unknown>> {
    this.needed()
    if (typeof this.value !== 'object' || Array.isArray(this.value))
      throw parameterError(`Param ${this.name} must be a JSON object.`)
    return this.value as Record<string, unknown>
  }

  /** The list, each entry named by its place. */
  list({ least = 1, most = Infinity }: TextLimits = {}): Param[] {
    this.needed()
    if (!Array.isArray(this.value)) throw parameterError(`Param ${this.name} must be an array.`)
    this.#bounded(this.value.length, { least, most }, 'entries')
    return this.value.map((entry, index) => new Param(`${this.name}[${index}]`, entry, this.#limitCode))
  }

  text({ least = 1, most = Infinity }: TextLimits = {}): string {
    this.needed()
    const { value } = this
    if (typeof value !== 'string') throw parameterError(`Param ${this.name} must be a string.`)
    if (value === '' && least > 0) throw parameterError(`The parameter ${this.name} is required.`)
    this.#bounded(value.length, { least, most }, 'characters')
    return value
  }

  optionalText(limits: TextLimits = {}): string | undefined {
    return this.isGiven ? this.text({ least: 0, ...limits }) : undefined
  }

  /** A text, or a number that somebody has sent instead of one. */
  idText(limits: TextLimits = {}): string {
    return typeof this.value === 'number' ? String(this.value) : this.text(limits)
  }

  optionalIdText(): string | undefined {
    return this.isGiven ? this.idText({ least: 0 }) : undefined
  }

  /** A number, or a text that is one. */
  number(least: number, most: number): number {
    this.needed()
    const { value } = this
    const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
    if (typeof read !== 'number' || !Number.isFinite(read))
      throw parameterError(`Param ${this.name} must be a number.`)
    if (read < least || read > most)
      throw this.invalid(`${this.name} must be a number from ${least} to ${most}.`)
    return read
  }

  optionalFlag(): boolean | undefined {
    if (!this.isGiven) return undefined
    if (this.value === true || this.value === 'true') return true
    if (this.value === false || this.value === 'false') return false
    throw parameterError(`Param ${this.name} must be a boolean.`)
  }

  oneOf(...known: readonly string[]): string {
    this.needed()
    const found = known.find((one) => one === this.value)
    if (found !== undefined) return found
    const got = typeof this.value === 'string' ? this.value : JSON.stringify(this.value)
    throw parameterError(`Param ${this.name} must be one of {${known.join(', ')}} - got "${got}".`)
  }

  /** The error for a value that cannot be. */
  invalid(details: string): GraphError {
    return new GraphError(131009, { details })
  }

  needed(): void {
    if (!this.isGiven) throw parameterError(`The parameter ${this.name} is required.`)
  }

  #outside(limit: string): GraphError {
    const fault = `Param ${this.name} ${limit}.`
    return this.#limitCode === 100 ? parameterError(fault) : this.invalid(fault)
  }

  #bounded(length: number, { least = 0, most = Infinity }: TextLimits, unit: string): void {
    if (length > most) throw this.#outside(`must be at most ${most} ${unit} long`)
    if (length < least) throw this.#outside(`must be at least ${least} ${unit} long`)
  }
}
