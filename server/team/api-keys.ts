/**
 * API keys: how a program acts in a team. A key has a role that limits it and a user in whose name it acts.
 * Its secret is shown once. Tokens are kept as hashes; a Worksection key is kept encrypted, because the
 * server must compute with it.
 */
import { randomBytes, randomInt } from 'node:crypto'
import type { Database, Transaction } from '../database/database.ts'
import { AppError, notFound } from '../lib/app-error.ts'
import type { Clock } from '../lib/clock.ts'
import type { SecretBox } from '../lib/secret-box.ts'
import { newId } from '../lib/uuid.ts'
import type { ApiKey, KeyDialect } from './api-key.ts'
import { apiKeysStore } from './api-keys.store.ts'
import { hashToken } from './authenticate.ts'
import type { Role } from './role.ts'
import { findRole } from './roles.ts'
import { serviceUserStore } from './service-user.store.ts'
import { findPerson } from './users.ts'

const tokenCharacters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const tokenLength = 255
// Worksection's own keys are 32 hex digits.
const worksectionKeyBytes = 16
const longestName = 200

export interface ApiKeysContext {
  readonly database: Database
  readonly clock: Clock
  readonly secrets: SecretBox
}

export interface NewApiKey {
  readonly teamId: string
  readonly name: string
  /** Id or short id. */
  readonly role: string
  /** User name, e-mail address or id of the person the key acts for; absent: a service user made for it. */
  readonly user?: string | undefined
  readonly dialect?: KeyDialect | undefined
  /** Epoch milliseconds; absent: it does not expire. */
  readonly expiresAt?: number | undefined
}

/** Makes a key and answers its secret, which nobody can read again later. */
export async function createApiKey(
  context: ApiKeysContext,
  input: NewApiKey,
): Promise<{ id: string; secret: string }> {
  const name = input.name.trim()
  if (name === '' || name.length > longestName)
    throw new AppError(
      'invalid',
      'key_name_invalid',
      `The name of a key must have 1 to ${longestName} characters.`,
    )
  const dialect = input.dialect ?? 'chakra'
  if (dialect === 'worksection' && input.expiresAt !== undefined)
    throw new AppError(
      'invalid',
      'key_expiry_unsupported',
      'A Worksection key does not expire. Revoke it instead.',
    )
  const role = await findRole(context, input.teamId, input.role)
  const person = input.user === undefined ? undefined : await findPerson(context, input.teamId, input.user)
  return context.database.transaction((transaction) =>
    createApiKeyIn(transaction, context, {
      teamId: input.teamId,
      name,
      role,
      userId: person?.id,
      dialect,
      expiresAt: input.expiresAt ?? null,
    }),
  )
}

interface CheckedKey {
  readonly teamId: string
  readonly name: string
  readonly role: Pick<Role, 'id'>
  readonly userId: string | undefined
  readonly dialect: KeyDialect
  readonly expiresAt: number | null
}

/** The same, as part of a larger transaction and with everything looked up. */
export async function createApiKeyIn(
  transaction: Transaction,
  context: Pick<ApiKeysContext, 'clock' | 'secrets'>,
  key: CheckedKey,
): Promise<{ id: string; secret: string }> {
  const now = context.clock()
  const id = newId(now)
  const { teamId, name, dialect, expiresAt } = key
  const secret = dialect === 'worksection' ? randomBytes(worksectionKeyBytes).toString('hex') : newToken()
  const encryptedSecret = dialect === 'worksection' ? context.secrets.seal(secret, secretOwner(id)) : null
  const userId =
    key.userId ?? (await serviceUserStore(transaction).create(teamId, key.role.id, `key-${id}`, now))
  const keys = apiKeysStore(transaction)
  await keys.insertKey({
    teamId,
    id,
    createdAt: now,
    name,
    dialect,
    roleId: key.role.id,
    userId,
    encryptedSecret,
  })
  if (dialect === 'chakra')
    await keys.insertToken({ hash: hashToken(secret), teamId, keyId: id, createdAt: now, expiresAt })
  return { id, secret }
}

export function listApiKeys(
  { database }: Pick<ApiKeysContext, 'database'>,
  teamId: string,
): Promise<ApiKey[]> {
  return apiKeysStore(database.queries).list(teamId)
}

/** Revokes a key from now on. Throws `not_found` when the team has no such key in force. */
export async function revokeApiKey(
  context: Pick<ApiKeysContext, 'database' | 'clock'>,
  teamId: string,
  keyId: string,
): Promise<void> {
  if (!(await apiKeysStore(context.database.queries).revoke(teamId, keyId, context.clock())))
    throw notFound('key_not_found', `There is no key ${keyId} in force. \`felloe keys list\` shows them.`)
}

/** To what a sealed secret belongs; see SecretBox. */
export function secretOwner(keyId: string): string {
  return `api_key:${keyId}`
}

function newToken(): string {
  return Array.from({ length: tokenLength }, () =>
    tokenCharacters.charAt(randomInt(tokenCharacters.length)),
  ).join('')
}
