/** The rows in which a user is kept: which column holds which value. Values go to PostgreSQL as JSON. */
import { searchTextOf } from './apply-changes.ts'
import type { User, UserTextField } from './user.ts'
import { usernameKey } from './username.ts'

/** Column of each text of a user. */
export const textColumns = {
  firstName: 'first_name',
  lastName: 'last_name',
  middleName: 'middle_name',
  displayName: 'display_name',
  gender: 'gender',
  bio: 'bio',
  profileImageUrl: 'profile_image_url',
  coverImageUrl: 'cover_image_url',
  title: 'title',
  url: 'url',
  otherContacts: 'other_contacts',
  avatarUrl: 'avatar_url',
  group: 'group_name',
  department: 'department',
  address: 'address',
  address2: 'address2',
} as const satisfies Record<UserTextField, string>

export const emailRow = (email: User['emails'][number]) => ({
  id: email.id,
  created_at: new Date(email.createdAt),
  updated_at: new Date(email.updatedAt),
  email: email.email,
  normalized_email: email.normalizedEmail,
  type: email.type,
  is_verified: email.isVerified,
})

export const phoneRow = (phone: User['phones'][number]) => ({
  id: phone.id,
  created_at: new Date(phone.createdAt),
  updated_at: new Date(phone.updatedAt),
  phone: phone.phone,
  normalized_phone: phone.normalizedPhone,
  type: phone.type,
  is_verified: phone.isVerified,
})

export function userRow(user: User): Record<string, unknown> {
  const row: Record<string, unknown> = {
    team_id: user.teamId,
    id: user.id,
    number: user.number,
    created_at: new Date(user.createdAt),
    updated_at: new Date(user.updatedAt),
    username: user.username,
    username_key: usernameKey(user.username),
    dob: user.dob === null ? null : new Date(user.dob),
    timezone: user.timezone,
    data: user.data,
    onboarding_data: user.onboardingData,
    is_active: user.isActive,
    deleted_at: user.deletedAt === null ? null : new Date(user.deletedAt),
    availability: user.availability,
    role_id: user.role.id,
    manager_id: user.managerId,
    profile_id: user.profileId,
    is_owner: user.isOwner,
    is_service: false,
    chats: user.chats,
    socials: user.socials,
    rate: user.rate,
    added_at: new Date(user.addedAt),
    search_text: searchTextOf(user),
  }
  for (const [field, column] of Object.entries(textColumns)) row[column] = user[field as UserTextField]
  return row
}

/** What an update writes; the rest of a row stays as it was made. */
export const changeableColumns: readonly string[] = [
  'updated_at',
  'username',
  'username_key',
  'dob',
  'timezone',
  'data',
  'onboarding_data',
  'is_active',
  'deleted_at',
  'availability',
  'role_id',
  'manager_id',
  'profile_id',
  'is_owner',
  'chats',
  'socials',
  'rate',
  'added_at',
  'search_text',
  ...Object.values(textColumns),
]
