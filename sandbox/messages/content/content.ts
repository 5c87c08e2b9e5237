/**
 * Holds the content of a message against what its type allows, before anything is done with it. What can be seen
 * only later, such as what lies behind a link, is not judged here.
 */
import { GraphError } from '../../graph/graph-error.ts'
import { checkContacts } from './contacts.ts'
import { checkInteractive } from './interactive.ts'
import { checkLocation } from './location.ts'
import { checkAudio, checkDocument, checkImage, checkSticker, checkVideo } from './media.ts'
import { Param } from './param.ts'
import { checkReaction } from './reaction.ts'
import type { Scope } from './scope.ts'
import { checkTemplate } from './template.ts'
import { checkText } from './text.ts'

type Check = (param: Param, scope: Scope) => void

const checks: Readonly<Record<string, Check>> = {
  audio: checkAudio,
  contacts: checkContacts,
  document: checkDocument,
  image: checkImage,
  interactive: checkInteractive,
  location: checkLocation,
  reaction: checkReaction,
  sticker: checkSticker,
  template: checkTemplate,
  text: checkText,
  video: checkVideo,
}

// Those that only customers send.
const inboundOnly = ['button', 'order', 'system', 'unsupported', 'edit', 'revoke', 'request_welcome']

/** Throws what is wrong with the object that `type` names. */
export function checkContent(type: string, body: Readonly<Record<string, unknown>>, scope: Scope): void {
  if (inboundOnly.includes(type))
    throw new GraphError(131051, { details: `Message type "${type}" cannot be sent by a business.` })
  const name = new Param('type', type).oneOf(...Object.keys(checks))
  const param = new Param(name, body[name])
  param.needed()
  if (name !== 'contacts') param.object()
  checks[name]?.(param, scope)
}
