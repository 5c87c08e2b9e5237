/**
 * A user: a person of a team, as the domain sees it. Times are epoch milliseconds, absent texts are "".
 * Dialects present these values in their own words; none of the names here is a wire name.
 */
import type { JsonObject } from '../lib/json.ts'
import type { RoleType, WorksectionRole } from './role.ts'

export const availabilities = ['AVAILABLE', 'NOT_AVAILABLE', 'ON_BREAK'] as const
export type Availability = (typeof availabilities)[number]

/** What a phone number is for. "" is any other number. */
export const phoneTypes = ['', 'office', 'mobile', 'home'] as const
export type PhoneType = (typeof phoneTypes)[number]

export interface Email {
  readonly id: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly email: string
  readonly normalizedEmail: string
  readonly type: string
  readonly isVerified: boolean
}

export interface Phone {
  readonly id: string
  readonly createdAt: number
  readonly updatedAt: number
  /** As it was given. */
  readonly phone: string
  /** E.164, or null where the text is not a number that can be dialled. */
  readonly normalizedPhone: string | null
  readonly type: PhoneType
  readonly isVerified: boolean
}

/** The texts of a user that are kept as they are given. */
export const userTextFields = [
  'firstName',
  'lastName',
  'middleName',
  'displayName',
  'gender',
  'bio',
  'profileImageUrl',
  'coverImageUrl',
  'title',
  'url',
  'otherContacts',
  'avatarUrl',
  'group',
  'department',
  'address',
  'address2',
] as const
export type UserTextField = (typeof userTextFields)[number]

export interface User extends Readonly<Record<UserTextField, string>> {
  readonly id: string
  readonly teamId: string
  /** Short number, unique in the team. */
  readonly number: number
  readonly createdAt: number
  readonly updatedAt: number
  readonly username: string
  /** Date of birth as a time, or null when not known. */
  readonly dob: number | null
  /** Offset from UTC, such as +0530. */
  readonly timezone: string
  readonly data: JsonObject | null
  readonly onboardingData: JsonObject | null
  readonly isActive: boolean
  readonly deletedAt: number | null
  readonly availability: Availability
  readonly role: UserRole
  readonly isOwner: boolean
  readonly managerId: string | null
  readonly profileId: string | null
  /** Messengers: name of the service → address there. */
  readonly chats: Readonly<Record<string, string>>
  /** Social networks: name of the service → address there. */
  readonly socials: Readonly<Record<string, string>>
  readonly rate: number | null
  /** When the person was invited. */
  readonly addedAt: number
  /** The primary one first. */
  readonly emails: readonly Email[]
  /** The primary one first. */
  readonly phones: readonly Phone[]
}

export interface UserRole {
  readonly id: string
  readonly shortId: string
  readonly type: RoleType
  readonly worksectionRole: WorksectionRole
}

export interface UserDetails extends User {
  /** The users whose manager this is, by date of creation. */
  readonly reportees: readonly Reportee[]
}

export interface Reportee {
  readonly id: string
  readonly username: string
}

/** An address or number as it is asked for; what is already there by the same normalised form is kept. */
export interface EmailInput {
  readonly email: string
  readonly type?: string
}

export interface PhoneInput {
  readonly phone: string
  readonly type?: PhoneType
}

/**
 * What a change asks for. An absent key changes nothing; lists replace the whole list.
 * `primaryEmail` and `primaryPhone` replace the primary entry alone, null removes it.
 */
export interface UserChanges extends Partial<Readonly<Record<UserTextField, string>>> {
  readonly username?: string
  readonly dob?: number | null
  readonly timezone?: string
  readonly data?: JsonObject | null
  readonly onboardingData?: JsonObject | null
  readonly isActive?: boolean
  readonly isDeleted?: boolean
  readonly availability?: Availability
  /** Id or short id. */
  readonly role?: string
  /** Id, user name or e-mail address; null for none. */
  readonly manager?: string | null
  readonly chats?: Readonly<Record<string, string>>
  readonly socials?: Readonly<Record<string, string>>
  readonly rate?: number | null
  readonly addedAt?: number
  readonly emails?: readonly EmailInput[]
  readonly phones?: readonly PhoneInput[]
  readonly primaryEmail?: EmailInput | null
  readonly primaryPhone?: PhoneInput | null
}
