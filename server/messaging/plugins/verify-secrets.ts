/**
 * With what webhooks of plugins are verified. Deliveries come many at a time: those that come while a look-up is under
 * way share it, and a secret is opened once as long as it is stored as it was. What is changed counts with the next
 * look-up.
 */
import type { MessagingContext } from '../context.ts'
import { secretOwner } from './connections.ts'

export interface VerifySecrets {
  readonly teamId: string
  readonly verifyToken: string
  readonly appSecret: string | null
}

interface Row {
  readonly teamId: string
  readonly verifyToken: Buffer
  readonly appSecret: Buffer | null
}

interface Opened {
  readonly row: Row
  readonly secrets: VerifySecrets
}

const secretsByPlugin = {
  name: 'verify-secrets',
  text: `select p.team_id as "teamId", p.verify_token as "verifyToken", p.app_secret as "appSecret"
    from plugin_teams t join plugins p on p.team_id = t.team_id and p.id = t.plugin_id where t.plugin_id = $1`,
}
// Of plugins that are delivered to; beyond that, opening again costs some microseconds.
const mostRemembered = 1_000

export class VerifySecretsReader {
  readonly #context: Pick<MessagingContext, 'database' | 'secrets'>
  readonly #lookUps = new Map<string, Promise<VerifySecrets | undefined>>()
  readonly #opened = new Map<string, Opened>()

  constructor(context: Pick<MessagingContext, 'database' | 'secrets'>) {
    this.#context = context
  }

  /** Undefined when there is no such plugin. `pluginId` is a UUID in small letters. */
  find(pluginId: string): Promise<VerifySecrets | undefined> {
    const underWay = this.#lookUps.get(pluginId)
    if (underWay !== undefined) return underWay
    const lookUp = this.#read(pluginId).finally(() => this.#lookUps.delete(pluginId))
    this.#lookUps.set(pluginId, lookUp)
    return lookUp
  }

  async #read(pluginId: string): Promise<VerifySecrets | undefined> {
    const [row] = await this.#context.database.points.read<Row>(secretsByPlugin, [pluginId])
    if (row === undefined) return undefined
    const before = this.#opened.get(pluginId)
    if (before !== undefined && isSame(before.row, row)) return before.secrets
    const secrets = openSecrets(this.#context, pluginId, row)
    if (this.#opened.size >= mostRemembered) this.#opened.clear()
    this.#opened.set(pluginId, { row, secrets })
    return secrets
  }
}

/** Throws `unavailable` secret_key_wrong when the secrets of the newest plugin were encrypted with another key. */
export async function assertSecretKey(
  context: Pick<MessagingContext, 'database' | 'secrets'>,
): Promise<void> {
  const [newest] = await context.database.rows<{ id: string }>(
    'select id from plugins order by id desc limit 1',
  )
  if (newest !== undefined) await verifySecretsOf(context, newest.id)
}

/** Once, for who asks seldom. */
export function verifySecretsOf(
  context: Pick<MessagingContext, 'database' | 'secrets'>,
  pluginId: string,
): Promise<VerifySecrets | undefined> {
  return new VerifySecretsReader(context).find(pluginId)
}

function openSecrets(
  { secrets }: Pick<MessagingContext, 'secrets'>,
  pluginId: string,
  { teamId, verifyToken, appSecret }: Row,
): VerifySecrets {
  return {
    teamId,
    verifyToken: secrets.open(verifyToken, secretOwner(pluginId, 'verify_token')),
    appSecret: appSecret === null ? null : secrets.open(appSecret, secretOwner(pluginId, 'app_secret')),
  }
}

function isSame(a: Row, b: Row): boolean {
  if (a.teamId !== b.teamId || !a.verifyToken.equals(b.verifyToken)) return false
  return a.appSecret === null || b.appSecret === null
    ? a.appSecret === b.appSecret
    : a.appSecret.equals(b.appSecret)
}
