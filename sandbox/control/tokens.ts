/** Access tokens for tests of what happens when one lacks a right, expires or is invalidated. */
import { randomBytes } from 'node:crypto'
import type { SandboxContext } from '../context.ts'
import type { AccessToken } from '../world/objects.ts'
import type { World } from '../world/world.ts'
import { listOf, readInput, text, whole } from './input.ts'
import { ControlError, type ControlRoutes } from './route.ts'

export const allScopes = [
  'whatsapp_business_messaging',
  'whatsapp_business_management',
  'business_management',
] as const

const longestLifeSeconds = 10 * 365 * 86_400
const id = text(1, 40)

export function newToken(): string {
  return `EAA${randomBytes(60).toString('base64url').replaceAll(/[-_]/g, 'x')}`
}

export const tokenRoutes: ControlRoutes = (context) => async (app) => {
  app.post('/tokens', (request) => show(makeToken(context, request.body)))
  app.post<{ Params: { token: string } }>('/tokens/:token/invalidate', ({ params }) =>
    show(change(context.world, params.token, { isInvalidated: true })),
  )
  app.post<{ Params: { token: string } }>('/tokens/:token/expire', ({ params }) =>
    show(change(context.world, params.token, { expiresAt: context.clock.now() })),
  )
  await Promise.resolve()
}

function makeToken({ world, clock }: SandboxContext, body: unknown): AccessToken {
  const given = readInput(body, {
    optional: {
      wabaId: id,
      wabaIds: listOf(id, 100),
      appId: id,
      expiresInSeconds: whole(1, longestLifeSeconds),
      scopes: listOf(text(1, 100), 50),
    },
  })
  const wabaIds = given.wabaIds ?? (given.wabaId === undefined ? [] : [given.wabaId])
  const unknown = wabaIds.find((wabaId) => !world.wabas.has(wabaId))
  if (wabaIds.length === 0)
    throw new ControlError(400, '"wabaId" is required: the WABA that the token reaches.')
  if (unknown !== undefined) throw new ControlError(404, `There is no WABA ${unknown}.`)
  const appId =
    given.appId ?? world.tokens.find((token) => wabaIds.some((one) => token.wabaIds.includes(one)))?.appId
  if (appId === undefined || !world.apps.has(appId))
    throw new ControlError(404, `There is no app ${appId ?? 'of this WABA; name it as "appId"'}.`)
  const { expiresInSeconds, scopes = allScopes } = given
  const expiresAt = expiresInSeconds === undefined ? null : clock.now() + expiresInSeconds * 1_000
  return world.tokens.put({ id: newToken(), appId, scopes, wabaIds, expiresAt, isInvalidated: false })
}

function change(world: World, token: string, changes: Partial<AccessToken>): AccessToken {
  if (!world.tokens.has(token)) throw new ControlError(404, 'There is no such token.')
  return world.tokens.update(token, changes)
}

function show({ id: accessToken, ...token }: AccessToken): Record<string, unknown> {
  return { accessToken, ...token }
}
