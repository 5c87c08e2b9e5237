/**
 * Encryption of the few secrets that must be read again (AES-256-GCM).
 * A sealed value is bound to what it belongs to: it cannot be moved to another row and opened there.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { AppError } from './app-error.ts'

const ivBytes = 12
const tagBytes = 16
export const secretKeyBytes = 32

export interface SecretBox {
  /** Encrypts `plain` for the object that `owner` names. */
  seal(plain: string, owner: string): Buffer
  /** The text that was sealed for `owner`. Throws `unavailable` secret_key_wrong when the key or the owner is another one. */
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
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes })
        decipher.setAAD(Buffer.from(owner)).setAuthTag(tag)
        const body = decipher.update(sealed.subarray(ivBytes + tagBytes))
        return Buffer.concat([body, decipher.final()]).toString('utf8')
      } catch (cause) {
        throw new AppError(
          'unavailable',
          'secret_key_wrong',
          'A stored secret cannot be read with the SECRET_KEY, or DATA_DIR/secret.key, of this server: it was encrypted with another. Start the server with that one.',
          { cause },
        )
      }
    },
  }
}
