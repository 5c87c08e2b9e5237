/** Webhooks about groups and calls: in the envelope of the number, as messages are. */
import type { SandboxContext } from '../context.ts'
import type { PhoneNumber } from '../world/objects.ts'

type Value = Readonly<Record<string, unknown>>

export function tellNumber(
  context: SandboxContext,
  phoneNumberId: string,
  field: string,
  value: Value,
): void {
  const number = context.world.phoneNumbers.get(phoneNumberId)
  if (number === undefined) return
  context.webhooks.publish({
    wabaId: number.wabaId,
    phoneNumberId,
    field,
    value: { messaging_product: 'whatsapp', metadata: metadataOf(number), ...value },
  })
}

export function tellGroup(
  context: SandboxContext,
  phoneNumberId: string,
  field: string,
  event: Value & { readonly group_id: string; readonly type: string },
): void {
  const groups = [{ timestamp: secondsNow(context), ...event }]
  tellNumber(context, phoneNumberId, field, { groups })
}

/** As a text, as in every webhook about messages. */
export function secondsNow({ clock }: SandboxContext): string {
  return String(Math.floor(clock.now() / 1_000))
}

function metadataOf({ digits, id }: PhoneNumber): Value {
  return { display_phone_number: digits, phone_number_id: id }
}
