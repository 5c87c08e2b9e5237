// Generated from the migrated database by `npm run generate`. Do not edit.
import type { ColumnType, Generated } from 'kysely'
import type { Json } from '../lib/json.ts'

export interface AccessTokensTable {
  api_key_id: string
  created_at: ColumnType<number, Date, Date>
  expires_at: ColumnType<number | null, Date | null, Date | null>
  last_used_at: ColumnType<number | null, Date | null, Date | null>
  revoked_at: ColumnType<number | null, Date | null, Date | null>
  team_id: string
  token_hash: Buffer
}

export interface ApiKeysTable {
  created_at: ColumnType<number, Date, Date>
  dialect: string
  encrypted_secret: Buffer | null
  id: string
  last_used_at: ColumnType<number | null, Date | null, Date | null>
  name: string
  revoked_at: ColumnType<number | null, Date | null, Date | null>
  role_id: string
  team_id: string
  user_id: string
}

export interface RolesTable {
  created_at: ColumnType<number, Date, Date>
  id: string
  name: string
  short_id: string
  team_id: string
  type: string
  updated_at: ColumnType<number, Date, Date>
  worksection_role: string
}

export interface SchemaMigrationsTable {
  applied_at: ColumnType<number, Date, Date>
  checksum: string
  name: string
}

export interface TeamHostsTable {
  host: string
  team_id: string
}

export interface TeamShortNamesTable {
  short_name: string
  team_id: string
}

export interface TeamsTable {
  created_at: ColumnType<number, Date, Date>
  default_country: string
  last_user_number: Generated<number>
  name: string
  people_version: Generated<number>
  short_name: string
  team_id: string
  time_zone: string
  updated_at: ColumnType<number, Date, Date>
}

export interface UserEmailsTable {
  created_at: ColumnType<number, Date, Date>
  email: string
  id: string
  is_verified: boolean
  normalized_email: string
  position: number
  team_id: string
  type: string
  updated_at: ColumnType<number, Date, Date>
  user_id: string
}

export interface UserPhonesTable {
  created_at: ColumnType<number, Date, Date>
  id: string
  is_verified: boolean
  normalized_phone: string | null
  phone: string
  position: number
  team_id: string
  type: string
  updated_at: ColumnType<number, Date, Date>
  user_id: string
}

export interface UsersTable {
  added_at: ColumnType<number, Date, Date>
  address: string
  address2: string
  availability: string
  avatar_url: string
  bio: string
  chats: ColumnType<Json, string, string>
  cover_image_url: string
  created_at: ColumnType<number, Date, Date>
  data: ColumnType<Json | null, string | null, string | null>
  deleted_at: ColumnType<number | null, Date | null, Date | null>
  department: string
  display_name: string
  dob: ColumnType<number | null, Date | null, Date | null>
  first_name: string
  gender: string
  group_name: string
  id: string
  is_active: boolean
  is_owner: Generated<boolean>
  is_service: Generated<boolean>
  last_name: string
  manager_id: string | null
  middle_name: string
  number: number
  onboarding_data: ColumnType<Json | null, string | null, string | null>
  other_contacts: string
  profile_id: string | null
  profile_image_url: string
  rate: number | null
  role_id: string
  search_text: string
  socials: ColumnType<Json, string, string>
  team_id: string
  timezone: string
  title: string
  updated_at: ColumnType<number, Date, Date>
  url: string
  username: string
  username_key: string
}

export interface Tables {
  access_tokens: AccessTokensTable
  api_keys: ApiKeysTable
  roles: RolesTable
  schema_migrations: SchemaMigrationsTable
  team_hosts: TeamHostsTable
  team_short_names: TeamShortNamesTable
  teams: TeamsTable
  user_emails: UserEmailsTable
  user_phones: UserPhonesTable
  users: UsersTable
}
