/** What `/debug_token` tells: also of tokens that are expired, invalidated or unknown, which is what it is asked for. */
import type { SandboxContext } from '../context.ts'
import type { AccessToken } from '../world/objects.ts'

export function describeToken({ world, clock }: SandboxContext, text: string): Record<string, unknown> {
  const [appId = '', secret] = text.split('|')
  if (secret !== undefined && world.apps.get(appId)?.secret === secret)
    return {
      app_id: appId,
      type: 'APP',
      application: world.apps.get(appId)?.name,
      is_valid: true,
      scopes: [],
    }
  const token = world.tokens.get(text)
  if (token === undefined)
    return { error: { code: 190, message: 'Invalid OAuth access token.' }, is_valid: false, scopes: [] }
  const error = faultOf(token, clock.now())
  return {
    app_id: token.appId,
    type: 'SYSTEM_USER',
    application: world.apps.get(token.appId)?.name,
    // The platform says 0 for a token that does not expire.
    expires_at: token.expiresAt === null ? 0 : Math.floor(token.expiresAt / 1_000),
    data_access_expires_at: 0,
    is_valid: error === undefined,
    ...(error === undefined ? {} : { error }),
    scopes: token.scopes,
    granular_scopes: token.scopes.map((scope) =>
      scope.startsWith('whatsapp_') ? { scope, target_ids: token.wabaIds } : { scope },
    ),
    user_id: `1${token.appId.slice(1)}`,
  }
}

function faultOf(
  { isInvalidated, expiresAt }: AccessToken,
  now: number,
): Record<string, unknown> | undefined {
  if (isInvalidated)
    return {
      code: 190,
      message: 'Error validating access token: The session has been invalidated',
      subcode: 467,
    }
  if (expiresAt !== null && expiresAt <= now)
    return { code: 190, message: 'Error validating access token: Session has expired', subcode: 463 }
  return undefined
}
