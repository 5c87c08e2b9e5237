/** Secrets of a plugin: made, checked in form, sealed and opened. They leave this server for WhatsApp only. */
import { randomBytes } from 'node:crypto'
import type { Fault } from '../../lib/app-error.ts'
import type { SecretBox } from '../../lib/secret-box.ts'
import { secretOwner } from './connections.ts'
import type { StoredPlugin } from './plugins.store.ts'

/** What a plugin is connected with. Keys that are undefined stay as they are. */
export interface Credentials {
  readonly accessToken?: string | undefined
  readonly appId?: string | undefined
  readonly appSecret?: string | undefined
}

const verifyTokenBytes = 24
const digits = /^\d{1,30}$/
// They go into headers, as they are.
const visibleAscii = /^[\x21-\x7e]{8,2000}$/

export function newVerifyToken(): string {
  return randomBytes(verifyTokenBytes).toString('base64url')
}

/** Ids of WhatsApp go into addresses: digits, and nothing that could lead elsewhere. */
export function isGraphId(text: string): boolean {
  return digits.test(text)
}

export function credentialFaults({ accessToken, appId, appSecret }: Credentials): Fault[] {
  const faults: Fault[] = []
  if (accessToken !== undefined && !visibleAscii.test(accessToken))
    faults.push({
      field: 'accessToken',
      message: 'must be an access token of WhatsApp: one word of letters, digits and signs, copied whole',
    })
  if (appSecret !== undefined && !visibleAscii.test(appSecret))
    faults.push({
      field: 'appSecret',
      message:
        'must be the app secret of the Meta app: one word, under "App settings", "Basic" in its dashboard',
    })
  if (appId !== undefined && !isGraphId(appId))
    faults.push({ field: 'appId', message: 'must be the id of the Meta app: digits' })
  return faults
}

export function sealSecret(
  secrets: SecretBox,
  pluginId: string,
  name: Parameters<typeof secretOwner>[1],
  plain: string,
): Buffer {
  return secrets.seal(plain, secretOwner(pluginId, name))
}

export interface OpenSecrets {
  readonly accessToken: string | null
  readonly appSecret: string | null
  readonly verifyToken: string
}

export function opened(secrets: SecretBox, plugin: StoredPlugin): OpenSecrets {
  const open = (sealedSecret: Buffer | null, secret: 'access_token' | 'app_secret') =>
    sealedSecret === null ? null : secrets.open(sealedSecret, secretOwner(plugin.id, secret))
  return {
    accessToken: open(plugin.accessToken, 'access_token'),
    appSecret: open(plugin.appSecret, 'app_secret'),
    verifyToken: secrets.open(plugin.verifyToken, secretOwner(plugin.id, 'verify_token')),
  }
}

/** `text` without any of the secrets: WhatsApp repeats a malformed token in what it answers. */
export function withoutSecrets(text: string, secrets: readonly (string | null | undefined)[]): string {
  let clean = text
  for (const secret of secrets)
    if (secret !== null && secret !== undefined && secret.length > 3)
      clean = clean.replaceAll(secret, '[hidden]').replaceAll(encodeURIComponent(secret), '[hidden]')
  return clean
}
