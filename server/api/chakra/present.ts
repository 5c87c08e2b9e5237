/**
 * Users in the words of the ChakraHQ API. v1 speaks in milliseconds and ids; v2 is the same made readable:
 * times in the user's own offset, short names, plain addresses. The order of keys is that of the original.
 */
import type { Actor } from '../../team/actor.ts'
import { offsetMinutes } from '../../team/utc-offset.ts'
import type { Email, Phone, User, UserDetails } from '../../team/user.ts'
import type { UserDetailsV1, UserDetailsV2, UserV1, UserV2 } from './schema.ts'

export const versions = ['v1', 'v2'] as const
export type Version = (typeof versions)[number]
type Team = Pick<Actor['team'], 'id' | 'shortName'>
const minuteMs = 60_000

export function presentUserV1(user: User): UserV1 {
  return {
    id: user.id,
    createdAt: user.createdAt,
    updatedAt: user.updatedAt,
    ...presentNames(user),
    deletedAt: user.deletedAt,
    availabilityStatus: user.availability,
    team: user.teamId,
    role: user.role.id,
    primaryEmail: user.emails[0] === undefined ? null : presentEmail(user.emails[0], user.id),
    primaryPhone: user.phones[0] === undefined ? null : presentPhone(user.phones[0], user.id),
    profile: user.profileId,
  }
}

export function presentUserV2(user: User, team: Team): UserV2 {
  const minutes = offsetMinutes(user.timezone) ?? 0
  return {
    id: user.id,
    createdAt: isoTime(user.createdAt, minutes, user.timezone),
    updatedAt: isoTime(user.updatedAt, minutes, user.timezone),
    ...presentNames(user),
    deletedAt: user.deletedAt === null ? null : isoTime(user.deletedAt, minutes, user.timezone),
    availabilityStatus: user.availability,
    team: team.shortName,
    role: user.role.shortId,
    primaryEmail: user.emails[0]?.email ?? null,
    primaryPhone: user.phones[0] === undefined ? null : dialled(user.phones[0]),
    profile: user.profileId,
  }
}

export function presentDetailsV1(user: UserDetails): UserDetailsV1 {
  return {
    ...presentContacts(user),
    ...presentUserV1(user),
    reportees: user.reportees.map((reportee) => reportee.id),
  }
}

export function presentDetailsV2(user: UserDetails, team: Team): UserDetailsV2 {
  return {
    ...presentContacts(user),
    ...presentUserV2(user, team),
    reportees: user.reportees.map((reportee) => reportee.username),
  }
}

export function presentDetails(
  version: Version,
  user: UserDetails,
  team: Team,
): UserDetailsV1 | UserDetailsV2 {
  return version === 'v1' ? presentDetailsV1(user) : presentDetailsV2(user, team)
}

function presentContacts(user: User) {
  return {
    phones: user.phones.map(dialled),
    emails: user.emails.map((email) => presentEmail(email, user.id)),
  }
}

function presentNames(user: User) {
  return {
    username: user.username,
    firstName: user.firstName,
    lastName: user.lastName,
    middleName: user.middleName,
    displayName: user.displayName,
    gender: user.gender,
    dob: user.dob ?? 0,
    bio: user.bio,
    profileImageUrl: user.profileImageUrl,
    coverImageUrl: user.coverImageUrl,
    timezone: user.timezone,
    data: user.data,
    onboardingData: user.onboardingData,
    isActive: user.isActive,
    isDeleted: user.deletedAt !== null,
  }
}

function presentEmail(email: Email, user: string) {
  const { id, createdAt, updatedAt, email: address, normalizedEmail, type, isVerified } = email
  return { id, createdAt, updatedAt, email: address, normalizedEmail, type, isVerified, user }
}

function presentPhone(phone: Phone, user: string) {
  const { id, createdAt, updatedAt, phone: number, normalizedPhone, type, isVerified } = phone
  return {
    id,
    createdAt,
    updatedAt,
    phone: number,
    normalizedPhone: normalizedPhone ?? '',
    type,
    isVerified,
    user,
  }
}

function dialled(phone: Phone): string {
  return phone.normalizedPhone ?? phone.phone
}

function isoTime(time: number, minutes: number, offset: string): string {
  const local = new Date(time + minutes * minuteMs).toISOString().slice(0, -1)
  return `${local}${offset.slice(0, 3)}:${offset.slice(3)}`
}
