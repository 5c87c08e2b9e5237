/** `health_status`: whether messages can be sent, for a number, its WABA and what stands above them. */
import type { SandboxContext } from '../context.ts'
import type { PhoneNumber, Waba } from '../world/objects.ts'

type Ability = 'AVAILABLE' | 'LIMITED' | 'BLOCKED'

interface Entity {
  readonly entity_type: 'PHONE_NUMBER' | 'WABA' | 'BUSINESS' | 'APP'
  readonly id: string
  readonly can_send_message: Ability
  readonly errors?: readonly HealthError[]
}

interface HealthError {
  readonly error_code: number
  readonly error_description: string
  readonly possible_solution: string
}

export interface Health {
  readonly can_send_message: Ability
  readonly entities: readonly Entity[]
}

const abilities: readonly Ability[] = ['AVAILABLE', 'LIMITED', 'BLOCKED']
const stopped = new Set(['BANNED', 'DISCONNECTED', 'MIGRATED', 'UNVERIFIED', 'PENDING'])
const limited = new Set(['FLAGGED', 'RESTRICTED', 'RATE_LIMITED'])

export function healthOfNumber(context: SandboxContext, number: PhoneNumber): Health {
  const waba = context.world.wabas.get(number.wabaId)
  return summary([entityOfNumber(number), ...(waba === undefined ? [] : entitiesOfWaba(context, waba))])
}

export function healthOfWaba(context: SandboxContext, waba: Waba): Health {
  return summary(entitiesOfWaba(context, waba))
}

function summary(entities: readonly Entity[]): Health {
  const worst = Math.max(...entities.map((entity) => abilities.indexOf(entity.can_send_message)))
  return { can_send_message: abilities[worst] ?? 'AVAILABLE', entities }
}

function entityOfNumber(number: PhoneNumber): Entity {
  const entity = { entity_type: 'PHONE_NUMBER', id: number.id } as const
  if (!number.isRegistered)
    return blocked(entity, 141_000, 'The phone number is not registered.', 'Register the phone number.')
  if (stopped.has(number.status))
    return blocked(
      entity,
      141_001,
      `The phone number is ${number.status}.`,
      'Connect the phone number again.',
    )
  if (number.nameStatus === 'DECLINED' || number.nameStatus === 'EXPIRED')
    return {
      ...blocked(entity, 141_006, 'The display name is not approved.', 'Ask for another display name.'),
      can_send_message: 'LIMITED',
    }
  return { ...entity, can_send_message: limited.has(number.status) ? 'LIMITED' : 'AVAILABLE' }
}

function entitiesOfWaba({ world }: SandboxContext, waba: Waba): Entity[] {
  const entity = { entity_type: 'WABA', id: waba.id } as const
  const own: Entity = waba.isLocked
    ? blocked(entity, 141_002, 'The account is locked.', 'Appeal in the account settings.')
    : { ...entity, can_send_message: 'AVAILABLE' }
  const app = world.tokens.find(({ wabaIds }) => wabaIds.includes(waba.id))?.appId
  return [
    own,
    { entity_type: 'BUSINESS', id: businessIdOf(waba), can_send_message: 'AVAILABLE' },
    ...(app === undefined ? [] : [{ entity_type: 'APP', id: app, can_send_message: 'AVAILABLE' } as const]),
  ]
}

/** The portfolio that owns a WABA: each has its own here. */
export function businessIdOf({ id }: Pick<Waba, 'id'>): string {
  return `11${id.slice(2)}`
}

function blocked(
  entity: Pick<Entity, 'entity_type' | 'id'>,
  code: number,
  description: string,
  solution: string,
): Entity {
  const errors = [{ error_code: code, error_description: description, possible_solution: solution }]
  return { ...entity, can_send_message: 'BLOCKED', errors }
}
