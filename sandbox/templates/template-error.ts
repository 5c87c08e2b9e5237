/**
 * Why a template cannot be made or changed: code 100 with a subcode that clients tell the reasons by, and a title and
 * a message that are meant to be shown to a person.
 */
import { GraphError } from '../graph/graph-error.ts'

export const templateFaults = {
  limitReached: { subcode: 2388019, title: 'Message template limit reached' },
  beingDeleted: { subcode: 2388023, title: 'Message template language is being deleted' },
  exists: { subcode: 2388024, title: 'Content in this language already exists' },
  wrongStatus: { subcode: 2388039, title: 'This message template cannot be edited now' },
  tooLong: { subcode: 2388040, title: 'Character limit exceeded' },
  header: { subcode: 2388047, title: 'Message header format is incorrect' },
  body: { subcode: 2388072, title: 'Message body format is incorrect' },
  footer: { subcode: 2388073, title: 'Message footer format is incorrect' },
  tooManyVariables: { subcode: 2388293, title: 'Too many variables for the length of the message' },
  variableAtEdge: { subcode: 2388299, title: 'Variables cannot be at the start or end of the message' },
  /** The platform has more subcodes than are documented: without one. */
  other: { subcode: undefined, title: 'Message template cannot be saved' },
} as const

export type TemplateFault = keyof typeof templateFaults

export function templateError(fault: TemplateFault, userMessage: string): GraphError {
  const { subcode, title } = templateFaults[fault]
  return new GraphError(100, {
    message: 'Invalid parameter',
    ...(subcode === undefined ? {} : { subcode }),
    isTransient: false,
    userTitle: title,
    userMessage,
  })
}
