/**
 * "Try my verifier": says whether a signature fits a body, by which secret, and what it should have been; and when it
 * does not fit, which of the usual mistakes was made. Only the team's own secrets are looked at.
 */
import { timingSafeEqual } from 'node:crypto'
import { isShallow } from '../lib/json.ts'
import { assertMayManageWebhooks, type WebhookAdmin } from './access.ts'
import type { WebhookContext } from './context.ts'
import { secretOwner } from './living-secrets.ts'
import { secretsStore } from './secrets.store.ts'
import { signatureOf } from './sign.ts'

export interface Verdict {
  readonly isValid: boolean
  /** The secret by which it fits. */
  readonly secretId: string | null
  /** By the newest secret; null when the team has none. */
  readonly expected: string | null
  /** Which mistake was made, where it is one that is known. */
  readonly hint: string | null
}

const deepestBody = 32

interface Known {
  readonly id: string
  readonly secret: string
}

export async function verifySignature(
  { database, clock, secrets }: Pick<WebhookContext, 'database' | 'clock' | 'secrets'>,
  actor: WebhookAdmin,
  body: Buffer,
  signature: string,
): Promise<Verdict> {
  assertMayManageWebhooks(actor)
  const teamId = actor.team.id
  const rows = await secretsStore(database).living(teamId, clock())
  const known = rows.map(({ id, secret }) => ({ id, secret: secrets.open(secret, secretOwner(teamId, id)) }))
  return verdictOf(known, body, signature)
}

/** `known` begins with the newest. Pure. */
export function verdictOf(known: readonly Known[], body: Buffer, signature: string): Verdict {
  const fitting = findFitting(known, body, signature)
  const [newest] = known
  return {
    isValid: fitting !== undefined,
    secretId: fitting?.id ?? null,
    expected: newest === undefined ? null : signatureOf(body, newest.secret),
    hint: fitting === undefined ? hintOf(known, body, signature) : null,
  }
}

function findFitting(known: readonly Known[], body: Buffer, signature: string): Known | undefined {
  const given = Buffer.from(signature)
  return known.find(({ secret }) => {
    const right = Buffer.from(signatureOf(body, secret))
    return right.length === given.length && timingSafeEqual(right, given)
  })
}

function hintOf(known: readonly Known[], body: Buffer, signature: string): string {
  if (known.length === 0) return 'The team has no secret: nothing is signed. Make one first.'
  const fits = (other: Buffer, by = signature): boolean => findFitting(known, other, by) !== undefined
  const plain = signature.trim().replace(/^sha256=/i, '')
  if (plain !== signature && fits(body, plain.toLowerCase()))
    return 'It fits without what stands around it: the header has 64 hex digits and neither spaces nor "sha256=".'
  if (fits(body, signature.toLowerCase()))
    return 'It fits in lower case: compare with hex digits in lower case.'
  if (fits(body, hexOfBase64(signature))) return 'It fits in base64: the header has hex digits.'
  for (const { other, hint } of usualBodies(body)) if (fits(other, plain.toLowerCase())) return hint
  return 'It fits none of the secrets in force. Is it the secret of this team, and are these the bytes that came?'
}

/** Bodies that people sign by mistake, as far as they can be told from the one at hand. */
function* usualBodies(body: Buffer): Generator<{ readonly other: Buffer; readonly hint: string }> {
  const text = body.toString('utf8')
  yield {
    other: Buffer.from(text.trim()),
    hint: 'It fits the body without the white space around it: what was given here is not what was signed.',
  }
  yield {
    other: Buffer.from(`${text}\n`),
    hint: 'It fits the body with a line break at its end: take the bytes as they came.',
  }
  for (const written of writtenAnew(text))
    yield {
      other: Buffer.from(written),
      hint: 'It fits the body after it was parsed and written anew: take the bytes as they came, before any parsing.',
    }
}

function writtenAnew(text: string): string[] {
  try {
    const value: unknown = JSON.parse(text)
    // Indented, a body that is nested deep grows to a thousand times its size; none of ours is.
    if (!isShallow(value, deepestBody)) return []
    return [JSON.stringify(value), JSON.stringify(value, null, 2)]
  } catch {
    return []
  }
}

function hexOfBase64(text: string): string {
  return Buffer.from(text, 'base64').toString('hex')
}
