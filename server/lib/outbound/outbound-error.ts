/** How a request to the outside fails: for good, or for now. */

/** The address, or what lies there, is not to be had: asking again changes nothing. Its message is for people. */
export class OutboundRefusal extends Error {
  readonly reason: 'address' | 'private' | 'redirects' | 'size'

  constructor(reason: OutboundRefusal['reason'], message: string) {
    super(message)
    this.name = 'OutboundRefusal'
    this.reason = reason
  }
}

/** Nobody answered, or not to the end. `cause` is the error of the connection. */
export class OutboundFault extends Error {
  constructor(message: string, cause: unknown) {
    super(message, { cause })
    this.name = 'OutboundFault'
  }
}

/** The refusal in an error or among its causes. */
export function refusalIn(error: unknown): OutboundRefusal | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof OutboundRefusal) return at
    if (at instanceof AggregateError)
      for (const one of at.errors) if (one instanceof OutboundRefusal) return one
  }
  return undefined
}
