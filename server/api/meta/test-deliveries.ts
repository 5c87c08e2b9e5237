/** Deliveries as WhatsApp makes them, for tests of what receives them. */
import { createHmac } from 'node:crypto'
import type { TestApi } from '../../test/support/api.ts'
import type { Received } from '../../test/support/http.ts'
import type { TestPlugin } from '../../test/support/whatsapp.ts'

export function signatureOf(body: string | Buffer, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
}

/** A delivery with one change, signed as the plugin's app signs. */
export function deliver(
  api: TestApi,
  plugin: TestPlugin,
  value: object,
  { field = 'messages', time }: { field?: string; time?: number } = {},
): Promise<Received> {
  const entry = { id: plugin.wabaId, ...(time === undefined ? {} : { time }), changes: [{ field, value }] }
  return deliverRaw(api, plugin, JSON.stringify({ object: 'whatsapp_business_account', entry: [entry] }))
}

export function deliverRaw(api: TestApi, plugin: TestPlugin, body: string | Buffer): Promise<Received> {
  return api.send(`/webhooks/whatsapp/${plugin.id}`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-hub-signature-256': signatureOf(body, plugin.appSecret),
    },
  })
}

export function statusValue(plugin: TestPlugin, ...statuses: object[]): object {
  return {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '15550100200', phone_number_id: plugin.phoneNumberId },
    statuses,
  }
}
