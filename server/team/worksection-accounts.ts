/**
 * The account that a caller of the Worksection API means, and the keys that open it. Nothing is remembered
 * between requests, so that a revoked key opens nothing from the moment of its revocation.
 */
import type { Database } from '../database/database.ts'
import type { SecretBox } from '../lib/secret-box.ts'
import type { ActorTeam } from './actor.ts'
import { secretOwner } from './api-keys.ts'
import { readAccount } from './worksection-accounts.store.ts'

export interface WorksectionAccountsContext {
  readonly database: Database
  readonly secrets: SecretBox
}

export interface WorksectionAccount {
  readonly team: ActorTeam
  /** The keys in force. Whoever has signed with one of them may read the team. */
  readonly keys: readonly string[]
}

/** The team to which `host` (without port, in any case) belongs; where it is nobody's, the only team there is. */
export async function findWorksectionAccount(
  { database, secrets }: WorksectionAccountsContext,
  host: string,
): Promise<WorksectionAccount | undefined> {
  const account = await readAccount(database.points, host.toLowerCase())
  if (account === undefined) return undefined
  const { team, sealedKeys } = account
  return { team, keys: sealedKeys.map(({ id, secret }) => secrets.open(secret, secretOwner(id))) }
}
