/** What a token must be allowed for a call. */
import { createHmac } from 'node:crypto'
import type { AccessToken } from '../world/objects.ts'
import type { NodeKind } from './edge.ts'
import { GraphError, parameterError } from './graph-error.ts'

type Scope = 'whatsapp_business_messaging' | 'whatsapp_business_management'

const messagingEdges = ['messages', 'marketing_messages', 'media']

/** Throws a GraphError with code 200 when the token lacks the permission that the call needs. */
export function checkPermission({ scopes }: AccessToken, kind: NodeKind, edge: string): void {
  const needed = neededScope(kind, edge)
  if (needed === undefined || scopes.includes(needed)) return
  throw new GraphError(200, {
    message:
      needed === 'whatsapp_business_messaging'
        ? '(#200) You do not have the necessary permissions required to send messages on behalf of this WhatsApp Business Account'
        : `(#200) You do not have permission to access this field: ${needed} is required`,
  })
}

/** Throws a GraphError when a proof is given that does not belong to the token. */
export function checkProof(proof: unknown, token: AccessToken, secret: string | undefined): void {
  if (proof === undefined || secret === undefined) return
  if (proof !== createHmac('sha256', secret).update(token.id).digest('hex'))
    throw parameterError('Invalid appsecret_proof provided in the API argument', {
      type: 'GraphMethodException',
    })
}

function neededScope(kind: NodeKind, edge: string): Scope | undefined {
  switch (kind) {
    case 'media':
      return 'whatsapp_business_messaging'
    case 'phone_number':
      // The rest of a number can be read with either.
      return messagingEdges.includes(edge) ? 'whatsapp_business_messaging' : undefined
    case 'waba':
    case 'template':
    case 'flow':
      return 'whatsapp_business_management'
    case 'none':
    case 'app':
    case 'group':
    case 'upload':
      return undefined
  }
}
