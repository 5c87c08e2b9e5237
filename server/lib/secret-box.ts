/**
 * Encryption of the few secrets that must be read again (AES-256-GCM).
 * A sealed value is bound to what it belongs to: it cannot be moved to another row and opened there.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const ivBytes = 12
const tagBytes = 16
export const secretKeyBytes = 32

export interface SecretBox {
  /** Encrypts `plain` for the object that `owner` names. */
  seal(plain: string, owner: string): Buffer
  /** The text that was sealed for `owner`. Throws when the key or the owner is another one. */
  open(sealed: Buffer, owner: string): string
}

export function createSecretBox(key: Buffer): SecretBox {
  if (key.length !== secretKeyBytes) throw new RangeError(`a secret key has ${secretKeyBytes} bytes`)
  return {
    seal(plain, owner) {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(owner))
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), body])
    },
    open(sealed, owner) {
      const iv = sealed.subarray(0, ivBytes)
      const tag = sealed.subarray(ivBytes, ivBytes + tagBytes)
      const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes })
      decipher.setAAD(Buffer.from(owner)).setAuthTag(tag)
      return Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()]).toString(
        'utf8',
      )
    },
  }
}
