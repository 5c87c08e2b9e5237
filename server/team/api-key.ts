/** An API key: how a program acts in a team. Its secret is not part of it. */

export const keyDialects = ['chakra', 'worksection'] as const
export type KeyDialect = (typeof keyDialects)[number]

export interface ApiKey {
  readonly id: string
  readonly name: string
  readonly dialect: KeyDialect
  readonly role: string
  readonly username: string
  readonly isService: boolean
  readonly createdAt: number
  readonly expiresAt: number | null
  readonly revokedAt: number | null
  readonly lastUsedAt: number | null
}
