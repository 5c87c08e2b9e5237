/** Whether a number may call a customer: they permit it for a while or for good. */
import type { SandboxContext } from '../context.ts'
import { customerWithNumber, findCustomer } from '../customers/customers.ts'
import type { Call } from '../graph/edge.ts'
import { parameterError } from '../graph/graph-error.ts'
import { readText } from '../graph/params.ts'
import { numberOf } from '../numbers/number-of.ts'

export type PermissionStatus = 'no_permission' | 'temporary' | 'permanent'

interface Permission {
  /** `${phoneNumberId}:${customerId}`. */
  readonly id: string
  readonly status: PermissionStatus
  readonly expiresAt: number | null
}

const dayMs = 86_400_000
/** How long a permission that is not for good lasts. */
const temporaryMs = 7 * dayMs

export function permissionOf(
  { world, clock }: SandboxContext,
  phoneNumberId: string,
  customerId: string,
): Permission {
  const id = `${phoneNumberId}:${customerId}`
  const kept = world.collection<Permission>('callPermissions').get(id)
  const isOver = kept === undefined || (kept.expiresAt !== null && kept.expiresAt <= clock.now())
  return isOver ? { id, status: 'no_permission', expiresAt: null } : kept
}

export function givePermission(
  { world, clock }: SandboxContext,
  phoneNumberId: string,
  customerId: string,
  status: PermissionStatus,
): void {
  const expiresAt = status === 'temporary' ? clock.now() + temporaryMs : null
  const id = `${phoneNumberId}:${customerId}`
  world.collection<Permission>('callPermissions').put({ id, status, expiresAt })
}

export function showPermission(call: Call): unknown {
  const { context, body } = call
  const number = numberOf(call)
  const digits = readText(body, 'user_wa_id')?.replaceAll(/\D/g, '')
  const recipient = readText(body, 'recipient')
  const customer =
    digits !== undefined && digits !== ''
      ? customerWithNumber(context, digits)
      : findCustomer(context.world, recipient ?? '')
  if (customer === undefined) throw parameterError('The parameter user_wa_id is required.')
  const { status, expiresAt } = permissionOf(context, number.id, customer.id)
  const mayCall = status !== 'no_permission'
  return {
    messaging_product: 'whatsapp',
    permission: {
      status,
      ...(expiresAt !== null && { expiration_time: Math.floor(expiresAt / 1_000) }),
      can_call: mayCall,
    },
    actions: [
      {
        action_name: 'send_call_permission_request',
        can_perform_action: !mayCall,
        limits: [limit('PT24H', 1), limit('P7D', 2)],
      },
      { action_name: 'start_call', can_perform_action: mayCall, limits: [limit('PT24H', 10)] },
    ],
  }
}

function limit(period: string, most: number): object {
  return { time_period: period, max_allowed: most, current_usage: 0 }
}
