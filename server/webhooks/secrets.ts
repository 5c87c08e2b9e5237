/**
 * The secrets with which a team's webhooks are signed. The newest signs; those before it go on being named beside it
 * until they retire, so that receivers can change at their leisure.
 */
import { randomBytes } from 'node:crypto'
import { appendEvents } from '../events/append.ts'
import { invalidInput, notFound, type Fault } from '../lib/app-error.ts'
import { isUuid, newId } from '../lib/uuid.ts'
import { assertMayManageWebhooks, type WebhookAdmin } from './access.ts'
import type { WebhookContext } from './context.ts'
import { secretOwner } from './living-secrets.ts'
import { secretsStore } from './secrets.store.ts'

type SecretContext = Pick<WebhookContext, 'database' | 'clock' | 'secrets' | 'webhookSecrets'>

/** A secret, but for the secret itself. */
export interface SecretInForce {
  readonly id: string
  readonly createdAt: number
  readonly createdBy: string
  /** Null of the newest, which signs. */
  readonly retiresAt: number | null
}

export interface Rotation {
  /** How long the secrets before it go on: 24 when left out, 0 ends them at once. */
  readonly overlapHours?: number | undefined
  /** One's own: 16 to 256 visible characters of ASCII. Made when left out. */
  readonly secret?: string | undefined
}

const secretBytes = 32
const defaultOverlapHours = 24
const longestOverlapHours = 24 * 90
// People copy it into settings and headers of test tools: no spaces, nothing that an encoding could change.
const ownSecret = /^[\x21-\x7e]{16,256}$/
const hourMs = 3_600_000

/** Those in force, the newest first. */
export async function listSecrets(context: SecretContext, actor: WebhookAdmin): Promise<SecretInForce[]> {
  assertMayManageWebhooks(actor)
  const rows = await secretsStore(context.database).living(actor.team.id, context.clock())
  return rows.map(({ id, createdAt, createdBy, retiresAt }) => ({ id, createdAt, createdBy, retiresAt }))
}

/** Makes a new secret that signs from now on, and answers it: nobody can read it later. Throws `invalid`. */
export async function rotateSecret(
  context: SecretContext,
  actor: WebhookAdmin,
  { overlapHours = defaultOverlapHours, secret }: Rotation = {},
): Promise<SecretInForce & { readonly secret: string }> {
  assertMayManageWebhooks(actor)
  const faults = rotationFaults(overlapHours, secret)
  if (faults.length > 0) throw invalidInput(faults)
  const now = context.clock()
  const teamId = actor.team.id
  const plain = secret ?? randomBytes(secretBytes).toString('base64url')
  const made = { id: newId(now), createdAt: now, createdBy: actor.userId }
  await context.database.write(async (session) => {
    const store = secretsStore(session)
    await store.lockTeam(teamId)
    await store.retire(teamId, now + overlapHours * hourMs)
    const sealed = context.secrets.seal(plain, secretOwner(teamId, made.id))
    await store.insert(teamId, { ...made, secret: sealed })
    await appendEvents(session, [rotated(teamId, made.id, actor.userId, now)])
  })
  context.webhookSecrets.forget(teamId)
  return { ...made, retiresAt: null, secret: plain }
}

/** Ends a secret at once. Without another one nothing is signed any more. Throws `not_found` secret_not_found. */
export async function retireSecret(context: SecretContext, actor: WebhookAdmin, id: string): Promise<void> {
  assertMayManageWebhooks(actor)
  const now = context.clock()
  const teamId = actor.team.id
  await context.database.write(async (session) => {
    const isRetired = isUuid(id) && (await secretsStore(session).retireOne(teamId, id, now))
    if (!isRetired) throw notFound('secret_not_found', 'There is no such secret in force.')
    await appendEvents(session, [rotated(teamId, id, actor.userId, now)])
  })
  context.webhookSecrets.forget(teamId)
}

function rotated(teamId: string, id: string, userId: string, at: number) {
  return { teamId, at, type: 'webhook_secret.rotated', subjectId: id, madeBy: userId, payload: { id } }
}

function rotationFaults(overlapHours: number, secret: string | undefined): Fault[] {
  const faults: Fault[] = []
  if (!Number.isFinite(overlapHours) || overlapHours < 0 || overlapHours > longestOverlapHours)
    faults.push({ field: 'overlapHours', message: `must be a number from 0 to ${longestOverlapHours}` })
  if (secret !== undefined && !ownSecret.test(secret))
    faults.push({
      field: 'secret',
      message: 'must have 16 to 256 visible characters of ASCII without spaces; leave it out and one is made',
    })
  return faults
}
