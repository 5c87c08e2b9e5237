/** Why a file could not be had, for people, and whether asking again can help. */
import { AppError } from '../../lib/app-error.ts'
import { OutboundFault, OutboundRefusal } from '../../lib/outbound/outbound-error.ts'

/** The file is not there, or is not what it was said to be. */
export class MediaTrouble extends Error {
  readonly isFinal: boolean

  constructor(message: string, { isFinal }: { readonly isFinal: boolean }) {
    super(message)
    this.name = 'MediaTrouble'
    this.isFinal = isFinal
  }
}

/** WhatsApp has nothing under the id, or not for this token. */
export class MediaUnknown extends MediaTrouble {
  constructor() {
    super('WhatsApp does not hold this file, or no longer: it keeps files for 30 days at most.', {
      isFinal: true,
    })
  }
}

export interface Trouble {
  readonly problem: string
  readonly isFinal: boolean
  /** A fault of ours, for the log. */
  readonly isOurs: boolean
}

const silent = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_CONNECT_TIMEOUT'])
const cutOff = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE', 'HPE_INVALID_CONSTANT', 'UND_ERR_ABORTED'])

/** What any error of an attempt means. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof MediaTrouble) return { problem: error.message, isFinal: error.isFinal, isOurs: false }
  if (error instanceof OutboundRefusal) return { problem: error.message, isFinal: true, isOurs: false }
  if (error instanceof AppError && error.kind !== 'internal')
    return { problem: error.message, isFinal: error.kind === 'not_found', isOurs: false }
  const network = networkProblem(error)
  if (network !== undefined) return { problem: network, isFinal: false, isOurs: false }
  return {
    problem: 'A fault of ours kept the file from being stored. The log has more under its id.',
    isFinal: false,
    isOurs: true,
  }
}

/** Undefined when it is none of the network. */
export function networkProblem(error: unknown): string | undefined {
  if (error instanceof OutboundFault)
    return networkProblem(error.cause) ?? `The address could not be reached (${error.message}).`
  if (!(error instanceof Error)) return undefined
  if (error.name === 'TimeoutError') return 'The file took too long to arrive.'
  const { code } = error as NodeJS.ErrnoException
  if (code === undefined) return undefined
  if (silent.has(code)) return 'The other side did not answer in time.'
  return cutOff.has(code) || code.startsWith('HPE_')
    ? 'The connection was cut before the whole file had arrived.'
    : undefined
}
