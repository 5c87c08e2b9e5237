/** What bodies say, without what clients send for "not given": null and "". */
import type { Static } from 'typebox'
import type { Connecting } from '../../../messaging/plugins/connect.ts'
import type * as schema from './schema.ts'

export function readConnecting(body: Static<typeof schema.Connecting>): Connecting {
  const wabaIds = body.wabaIds?.map((id) => id.trim()).filter((id) => id !== '')
  return {
    accessToken: given(body.accessToken),
    appId: given(body.appId),
    appSecret: given(body.appSecret),
    wabaIds: wabaIds === undefined || wabaIds.length === 0 ? undefined : wabaIds,
  }
}

/** Whether there is anything to connect with. */
export function hasCredentials(connecting: Connecting): boolean {
  return Object.values(connecting).some((value) => value !== undefined)
}

export function given(text: string | null | undefined): string | undefined {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' ? undefined : trimmed
}
