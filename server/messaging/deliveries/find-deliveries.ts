/** Deliveries of WhatsApp's webhook as an admin looks at them: each as it came, and what became of it. */
import { invalidInput, notFound, type Fault } from '../../lib/app-error.ts'
import { isUuid } from '../../lib/uuid.ts'
import type { Actor } from '../../team/actor.ts'
import { assertMayConnect } from '../access.ts'
import type { MessagingContext } from '../context.ts'
import { assertPlugin } from '../plugins/connections.ts'
import { keptDeliveriesStore } from './kept-deliveries.store.ts'
import type { Outcome } from './outcome.ts'

export const deliveryStates = ['WAITING', 'APPLIED', 'FAILED'] as const
export type DeliveryState = (typeof deliveryStates)[number]

export interface KeptDelivery {
  readonly id: string
  readonly pluginId: string
  readonly receivedAt: number
  readonly state: DeliveryState
  readonly attempts: number
  /** Of one that waits: not before this. */
  readonly dueAt: number
  readonly appliedAt: number | null
  /** Why the last attempt failed. */
  readonly problem: string | null
  readonly outcome: Outcome | null
  /** In bytes. */
  readonly size: number
}

export interface DeliveryQuery {
  readonly state?: DeliveryState | undefined
  /** Received from, and before; epoch milliseconds. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** Only those that said something that nobody knew, or of which something was not applied. */
  readonly isConspicuous?: boolean | undefined
  /** The id of a chat message that it brought. */
  readonly message?: string | undefined
  readonly limit: number
  /** The nextCursor of an earlier answer. */
  readonly cursor?: string | undefined
}

type Asking = Pick<MessagingContext, 'database' | 'secrets' | 'settings' | 'sandbox'>

/** Newest first. Throws `forbidden`, `not_found` plugin_not_found, and `invalid` for a cursor that is none. */
export async function findDeliveries(
  context: Asking,
  actor: Actor,
  pluginId: string,
  query: DeliveryQuery,
): Promise<{ readonly deliveries: readonly KeptDelivery[]; readonly nextCursor: string | null }> {
  assertMayConnect(actor)
  await assertPlugin(context, actor.team.id, pluginId)
  const faults = idFaults({ cursor: query.cursor, message: query.message })
  if (faults.length > 0) throw invalidInput(faults)
  const found = await keptDeliveriesStore(context.database).list(actor.team.id, pluginId.toLowerCase(), {
    ...query,
    limit: query.limit + 1,
  })
  const deliveries = found.slice(0, query.limit)
  return { deliveries, nextCursor: found.length > query.limit ? (deliveries.at(-1)?.id ?? null) : null }
}

/** With its body, byte for byte. Throws `forbidden`, and `not_found` delivery_not_found. */
export async function findDelivery(
  context: Asking,
  actor: Actor,
  pluginId: string,
  deliveryId: string,
): Promise<KeptDelivery & { readonly body: Buffer }> {
  assertMayConnect(actor)
  await assertPlugin(context, actor.team.id, pluginId)
  const found = isUuid(deliveryId)
    ? await keptDeliveriesStore(context.database).find(actor.team.id, pluginId.toLowerCase(), deliveryId)
    : undefined
  if (found === undefined)
    throw notFound('delivery_not_found', 'Delivery not found: the plugin has no delivery with this id.')
  return found
}

function idFaults(fields: Readonly<Record<string, string | undefined>>): Fault[] {
  return Object.entries(fields).flatMap(([field, value]) =>
    value === undefined || isUuid(value)
      ? []
      : [
          {
            field,
            message:
              field === 'cursor'
                ? 'must be the nextCursor of an earlier answer'
                : 'must be the id of a chat message',
          },
        ],
  )
}
