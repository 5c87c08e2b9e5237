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

export interface AttributeIndexingTable {
  after_id: string | null
  attribute_id: string
  phase: string
  procedure_id: string
  team_id: string
  worked_at: ColumnType<number, Date, Date>
}

export interface BackgroundJobChunksTable {
  first_row: number
  input: string
  job_id: string
  number: number
  row_count: number
  team_id: string
}

export interface BackgroundJobEntriesTable {
  change_id: string | null
  created_at: ColumnType<number, Date, Date>
  job_id: string
  message: string
  number: number
  process_id: string | null
  status: string
  team_id: string
}

export interface BackgroundJobsTable {
  api_key_id: string | null
  chunk_count: Generated<number>
  completed_at: ColumnType<number | null, Date | null, Date | null>
  created_at: ColumnType<number, Date, Date>
  created_by: string
  error_count: Generated<number>
  id: string
  invalid_count: Generated<number>
  next_chunk: Generated<number>
  options: ColumnType<Json, string, string>
  outcomes: ColumnType<Json, string | undefined, string>
  procedure_id: string
  role_id: string
  role_type: string
  row_count: Generated<number>
  started_at: ColumnType<number | null, Date | null, Date | null>
  status: string
  status_message: string | null
  success_count: Generated<number>
  team_id: string
  type: string
  undoes: string | null
  updated_at: ColumnType<number, Date, Date>
}

export interface ChatInboxesTable {
  allocation: ColumnType<Json | null, string | null, string | null>
  created_at: ColumnType<number, Date, Date>
  deleted_at: ColumnType<number | null, Date | null, Date | null>
  id: string
  last_user_id: string | null
  name: string
  name_key: string
  position: number
  rules: ColumnType<Json, string, string>
  team_id: string
  updated_at: ColumnType<number, Date, Date>
}

export interface ChatMessagesTable {
  at: ColumnType<number, Date, Date>
  callback_data: string | null
  chat_id: string | null
  contact_identifier: string
  content: ColumnType<Json, string, string>
  created_at: ColumnType<number, Date, Date>
  data_type: string
  delivered_at: ColumnType<number | null, Date | null, Date | null>
  delivery_status: string
  direction: string
  error_code: number | null
  external_id: string | null
  failed_at: ColumnType<number | null, Date | null, Date | null>
  graph_version: string | null
  group_member: string | null
  id: string
  in_reply_to: string | null
  origin: string
  phone_number_id: string
  plugin_id: string
  pricing: ColumnType<Json | null, string | null, string | null>
  procedure_id: string | null
  process_id: string | null
  read_at: ColumnType<number | null, Date | null, Date | null>
  sender_id: string | null
  sent_at: ColumnType<number | null, Date | null, Date | null>
  status_message: string | null
  team_id: string
  template_id: string | null
  text: string
  updated_at: ColumnType<number, Date, Date>
  user_id: string | null
}

export interface ChatNotesTable {
  chat_id: string
  created_at: ColumnType<number, Date, Date>
  created_by: string
  deleted_at: ColumnType<number | null, Date | null, Date | null>
  id: string
  mentions: Generated<string[]>
  team_id: string
  text: string
  updated_at: ColumnType<number, Date, Date>
}

export interface ChatTagsTable {
  color: string
  created_at: ColumnType<number, Date, Date>
  deleted_at: ColumnType<number | null, Date | null, Date | null>
  id: string
  name: string
  name_key: string
  team_id: string
  updated_at: ColumnType<number, Date, Date>
}

export interface ChatsTable {
  answered_at: ColumnType<number | null, Date | null, Date | null>
  answered_by: string | null
  answered_version: Generated<number>
  assigned_at: ColumnType<number | null, Date | null, Date | null>
  assigned_to: string | null
  closed_at: ColumnType<number | null, Date | null, Date | null>
  closed_by: string | null
  contact_id: string
  contact_identifier: string
  created_at: ColumnType<number, Date, Date>
  id: string
  inbox_id: string | null
  last_inbound_at: ColumnType<number | null, Date | null, Date | null>
  last_message_at: ColumnType<number, Date, Date>
  last_message_id: string | null
  opened_by: string
  phone_number_id: string
  plugin_id: string
  procedure_id: string | null
  process_id: string | null
  status: string
  tags: Generated<string[]>
  team_id: string
  unread_count: Generated<number>
  updated_at: ColumnType<number, Date, Date>
  version: Generated<number>
  waits_since: ColumnType<number | null, Date | null, Date | null>
  window_ends_at: ColumnType<number | null, Date | null, Date | null>
}

export interface ConfigItemsTable {
  created_at: ColumnType<number, Date, Date>
  data: ColumnType<Json, string, string>
  id: string
  kind: string
  name: string
  short_id: string
  team_id: string
  updated_at: ColumnType<number, Date, Date>
}

export interface ConnectTokensTable {
  created_by: string
  expires_at: ColumnType<number, Date, Date>
  plugin_id: string
  team_id: string
  token_hash: Buffer
  used_at: ColumnType<number | null, Date | null, Date | null>
}

export interface ContactIdentitiesTable {
  began_at: ColumnType<number | null, Date | null, Date | null>
  contact_id: string
  created_at: ColumnType<number, Date, Date>
  ended_at: ColumnType<number | null, Date | null, Date | null>
  key: string
  kind: string
  seen_at: ColumnType<number, Date, Date>
  spellings: string[]
  team_id: string
  with_phone: string | null
}

export interface ContactMergesTable {
  contact_id: string
  created_at: ColumnType<number, Date, Date>
  decided_by: string | null
  evidence: ColumnType<Json, string, string>
  id: string
  moved: ColumnType<Json | null, string | null, string | null>
  other_id: string
  reason: string
  state: string
  team_id: string
  updated_at: ColumnType<number, Date, Date>
}

export interface ContactsTable {
  created_at: ColumnType<number, Date, Date>
  id: string
  is_group: Generated<boolean>
  marketing_choice_at: ColumnType<number | null, Date | null, Date | null>
  merged_into: string | null
  name: string | null
  procedure_id: string | null
  process_id: string | null
  profile_name: string | null
  profile_name_at: ColumnType<number | null, Date | null, Date | null>
  search_text: string
  takes_marketing: Generated<boolean>
  team_id: string
  updated_at: ColumnType<number, Date, Date>
}

export interface EntitiesTable {
  created_at: ColumnType<number, Date, Date>
  definition: ColumnType<Json, string, string>
  id: string
  name: string
  short_id: string
  team_id: string
  updated_at: ColumnType<number, Date, Date>
}

export interface EventNumbersTable {
  last_number: number
  team_id: string
}

export interface EventReadersTable {
  number: number
  reader: string
  team_id: string
}

export interface EventsTable {
  appended: Generated<number>
  at: ColumnType<number, Date, Date>
  id: string
  made_by: string | null
  number: number | null
  payload: ColumnType<Json, string, string>
  subject_id: string
  team_id: string
  transaction: Generated<string>
  type: string
}

export interface FlowKeysTable {
  created_at: ColumnType<number, Date, Date>
  id: string
  phone_number_id: string
  plugin_id: string
  private_key: Buffer
  public_key: string
  retired_at: ColumnType<number | null, Date | null, Date | null>
  team_id: string
}

export interface IdempotencyKeysTable {
  created_at: ColumnType<number, Date, Date>
  fingerprint: Buffer
  key: string
  object_id: string
  team_id: string
}

export interface MediaTable {
  attempts: Generated<number>
  claimed_type: string | null
  created_at: ColumnType<number, Date, Date>
  due_at: ColumnType<number, Date, Date>
  external_id: string | null
  file_key: string | null
  filename: string | null
  id: string
  link: string | null
  message_id: string | null
  mime_type: string | null
  plugin_id: string | null
  problem: string | null
  sha256: Buffer | null
  size: number | null
  source: string
  state: string
  team_id: string
  updated_at: ColumnType<number, Date, Date>
}

export interface MessageSearchTable {
  at: ColumnType<number, Date, Date>
  chat_id: string
  message_id: string
  team_id: string
  words: string
}

export interface MessageStatusesTable {
  at: ColumnType<number, Date, Date>
  callback_data: string | null
  errors: ColumnType<Json | null, string | null, string | null>
  external_id: string
  message_id: string | null
  pricing: ColumnType<Json | null, string | null, string | null>
  received_at: ColumnType<number, Date, Date>
  recipient_id: string | null
  status: string
  team_id: string
}

export interface PhoneNumbersTable {
  code_verification_status: string | null
  created_at: ColumnType<number, Date, Date>
  digits: Generated<string>
  display_phone_number: Generated<string>
  event_times: ColumnType<Json, string | undefined, string>
  health: ColumnType<Json | null, string | null, string | null>
  id: string
  is_enabled: Generated<boolean>
  last_event_at: ColumnType<number | null, Date | null, Date | null>
  messaging_limit: string | null
  name_status: string | null
  platform_type: string | null
  plugin_id: string
  quality_rating: Generated<string>
  status: string | null
  synced_at: ColumnType<number | null, Date | null, Date | null>
  team_id: string
  throughput_level: string | null
  updated_at: ColumnType<number, Date, Date>
  verified_name: Generated<string>
  waba_id: string
}

export interface PhotosTable {
  bytes: number
  created_at: ColumnType<number, Date, Date>
  file_id: string
  filename: string
  filetype: string
  height: number
  id: string
  is_public: Generated<boolean>
  sha256: Buffer
  team_id: string
  updated_at: ColumnType<number, Date, Date>
  user_id: string | null
  width: number
}

export interface PluginTeamsTable {
  plugin_id: string
  team_id: string
}

export interface PluginsTable {
  access_token: Buffer | null
  app_id: string | null
  app_secret: Buffer | null
  client_email: string | null
  client_name: string | null
  client_reference_id: string | null
  config: ColumnType<Json, string | undefined, string>
  created_at: ColumnType<number, Date, Date>
  created_by: string
  id: string
  is_active: Generated<boolean>
  is_sandbox: Generated<boolean>
  last_delivery_at: ColumnType<number | null, Date | null, Date | null>
  name: string
  team_id: string
  token_checked_at: ColumnType<number | null, Date | null, Date | null>
  token_expires_at: ColumnType<number | null, Date | null, Date | null>
  token_problem: string | null
  updated_at: ColumnType<number, Date, Date>
  verify_token: Buffer
}

export interface ProceduresTable {
  created_at: ColumnType<number, Date, Date>
  definition: ColumnType<Json, string, string>
  entity_id: string
  id: string
  last_number: Generated<number>
  name: string
  short_id: string
  team_id: string
  updated_at: ColumnType<number, Date, Date>
}

export interface ProcessChangesTable {
  api_key_id: string | null
  changes: ColumnType<Json, string, string>
  id: string
  job_id: string | null
  kind: string
  made_by: string
  process_id: string
  team_id: string
  undoes: string | null
  version: number
}

export interface ProcessNumbersTable {
  attribute_id: string
  process_id: string
  team_id: string
  value: number
}

export interface ProcessTextsTable {
  attribute_id: string
  process_id: string
  team_id: string
  value: string
}

export interface ProcessUniquesTable {
  attribute_id: string
  process_id: string
  team_id: string
  value: string
}

export interface ProcessesTable {
  assigned_to: string | null
  cancelled_at: ColumnType<number | null, Date | null, Date | null>
  completed_at: ColumnType<number | null, Date | null, Date | null>
  created_at: ColumnType<number, Date, Date>
  created_by: string
  data: ColumnType<Json, string, string>
  deleted_at: ColumnType<number | null, Date | null, Date | null>
  id: string
  next_action_at: ColumnType<number | null, Date | null, Date | null>
  pod_id: string | null
  procedure_id: string
  record_id: string | null
  search: string
  started_at: ColumnType<number | null, Date | null, Date | null>
  state_id: string
  status: string
  team_id: string
  updated_at: ColumnType<number, Date, Date>
  version: Generated<number>
}

export interface QuickRepliesTable {
  created_at: ColumnType<number, Date, Date>
  created_by: string
  deleted_at: ColumnType<number | null, Date | null, Date | null>
  id: string
  owner_id: string | null
  shortcut: string
  shortcut_key: string
  team_id: string
  text: string
  updated_at: ColumnType<number, Date, Date>
}

export interface RawDeliveriesTable {
  applied_at: ColumnType<number | null, Date | null, Date | null>
  attempts: Generated<number>
  body: Buffer
  due_at: ColumnType<number, Date, Date>
  id: string
  outcome: ColumnType<Json | null, string | null, string | null>
  plugin_id: string
  problem: string | null
  received_at: ColumnType<number, Date, Date>
  state: string
  team_id: string
}

export interface RecordsTable {
  created_at: ColumnType<number, Date, Date>
  created_by: string
  data: ColumnType<Json, string, string>
  deleted_at: ColumnType<number | null, Date | null, Date | null>
  entity_id: string
  id: string
  primary_key: string | null
  team_id: string
  updated_at: ColumnType<number, Date, Date>
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

export interface ScheduledMessagesTable {
  api_key_id: string | null
  chat_id: string
  content: ColumnType<Json, string, string>
  created_at: ColumnType<number, Date, Date>
  created_by: string
  id: string
  message_id: string | null
  only_if_silent: Generated<boolean>
  problem: string | null
  send_at: ColumnType<number, Date, Date>
  state: string
  team_id: string
  text: string
  updated_at: ColumnType<number, Date, Date>
}

export interface SchemaMigrationsTable {
  applied_at: ColumnType<number, Date, Date>
  checksum: string
  name: string
}

export interface SearchWordsTable {
  last_at: ColumnType<number, Date, Date>
  team_id: string
  uses: number
  word: string
}

export interface TasksTable {
  assigned_to: string | null
  cancelled_at: ColumnType<number | null, Date | null, Date | null>
  completed_at: ColumnType<number | null, Date | null, Date | null>
  created_at: ColumnType<number, Date, Date>
  created_by: string
  data: ColumnType<Json, string, string>
  description: string
  due_by: ColumnType<number | null, Date | null, Date | null>
  ends_at: ColumnType<number | null, Date | null, Date | null>
  id: string
  order: number
  pod_id: string | null
  procedure_id: string
  process_id: string
  record_id: string | null
  started_at: ColumnType<number | null, Date | null, Date | null>
  starts_at: ColumnType<number | null, Date | null, Date | null>
  state_task_id: string
  status: string
  task_type_id: string | null
  team_id: string
  title: string
  updated_at: ColumnType<number, Date, Date>
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
  chat_settings: ColumnType<Json, string | undefined, string>
  config_version: Generated<number>
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

export interface TemplateReadsTable {
  read_at: ColumnType<number, Date, Date>
  team_id: string
  waba_id: string
}

export interface TemplatesTable {
  category: string
  components: ColumnType<Json, string, string>
  created_at: ColumnType<number, Date, Date>
  event_times: ColumnType<Json, string | undefined, string>
  id: string
  language: string
  name: string
  parameter_format: string
  quality_score: string | null
  read_at: ColumnType<number, Date, Date>
  rejected_reason: string | null
  status: string
  team_id: string
  updated_at: ColumnType<number, Date, Date>
  waba_id: string
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

export interface UserSkillsTable {
  skill_type_id: string
  team_id: string
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

export interface WabasTable {
  account_events: ColumnType<Json, string | undefined, string>
  created_at: ColumnType<number, Date, Date>
  currency: string | null
  health: ColumnType<Json | null, string | null, string | null>
  id: string
  name: Generated<string>
  plugin_id: string
  review_status: string | null
  status: string
  synced_at: ColumnType<number | null, Date | null, Date | null>
  team_id: string
  template_namespace: string | null
  timezone_id: string | null
  updated_at: ColumnType<number, Date, Date>
}

export interface WaitingJobsTable {
  job_id: string
  team_id: string
  worked_at: ColumnType<number, Date, Date>
}

export interface WebhookAttemptsTable {
  at: ColumnType<number, Date, Date>
  delivery_id: string
  duration_ms: number
  number: number
  problem: string | null
  request_headers: ColumnType<Json, string, string>
  response_body: string | null
  response_headers: ColumnType<Json | null, string | null, string | null>
  status: number | null
  team_id: string
}

export interface WebhookDeliveriesTable {
  attempts: Generated<number>
  body: Buffer
  created_at: ColumnType<number, Date, Date>
  delivered_at: ColumnType<number | null, Date | null, Date | null>
  due_at: ColumnType<number, Date, Date>
  event_id: string
  event_type: string
  first_failed_at: ColumnType<number | null, Date | null, Date | null>
  id: string
  is_asked_for: Generated<boolean>
  order_key: string | null
  state: string
  team_id: string
  webhook_id: string
}

export interface WebhookSecretsTable {
  created_at: ColumnType<number, Date, Date>
  created_by: string
  id: string
  retires_at: ColumnType<number | null, Date | null, Date | null>
  secret: Buffer
  team_id: string
}

export interface WebhooksTable {
  created_at: ColumnType<number, Date, Date>
  created_by: string
  deleted_at: ColumnType<number | null, Date | null, Date | null>
  event_types: string[] | null
  failing_since: ColumnType<number | null, Date | null, Date | null>
  id: string
  kind: string
  last_problem: string | null
  last_success_at: ColumnType<number | null, Date | null, Date | null>
  name: Generated<string>
  paused_at: ColumnType<number | null, Date | null, Date | null>
  paused_by: string | null
  plugin_id: string | null
  sends_echoes: Generated<boolean>
  sends_template_events: Generated<boolean>
  team_id: string
  updated_at: ColumnType<number, Date, Date>
  url: string
}

export interface Tables {
  access_tokens: AccessTokensTable
  api_keys: ApiKeysTable
  attribute_indexing: AttributeIndexingTable
  background_job_chunks: BackgroundJobChunksTable
  background_job_entries: BackgroundJobEntriesTable
  background_jobs: BackgroundJobsTable
  chat_inboxes: ChatInboxesTable
  chat_messages: ChatMessagesTable
  chat_notes: ChatNotesTable
  chat_tags: ChatTagsTable
  chats: ChatsTable
  config_items: ConfigItemsTable
  connect_tokens: ConnectTokensTable
  contact_identities: ContactIdentitiesTable
  contact_merges: ContactMergesTable
  contacts: ContactsTable
  entities: EntitiesTable
  event_numbers: EventNumbersTable
  event_readers: EventReadersTable
  events: EventsTable
  flow_keys: FlowKeysTable
  idempotency_keys: IdempotencyKeysTable
  media: MediaTable
  message_search: MessageSearchTable
  message_statuses: MessageStatusesTable
  phone_numbers: PhoneNumbersTable
  photos: PhotosTable
  plugin_teams: PluginTeamsTable
  plugins: PluginsTable
  procedures: ProceduresTable
  process_changes: ProcessChangesTable
  process_numbers: ProcessNumbersTable
  process_texts: ProcessTextsTable
  process_uniques: ProcessUniquesTable
  processes: ProcessesTable
  quick_replies: QuickRepliesTable
  raw_deliveries: RawDeliveriesTable
  records: RecordsTable
  roles: RolesTable
  scheduled_messages: ScheduledMessagesTable
  schema_migrations: SchemaMigrationsTable
  search_words: SearchWordsTable
  tasks: TasksTable
  team_hosts: TeamHostsTable
  team_short_names: TeamShortNamesTable
  teams: TeamsTable
  template_reads: TemplateReadsTable
  templates: TemplatesTable
  user_emails: UserEmailsTable
  user_phones: UserPhonesTable
  user_skills: UserSkillsTable
  users: UsersTable
  wabas: WabasTable
  waiting_jobs: WaitingJobsTable
  webhook_attempts: WebhookAttemptsTable
  webhook_deliveries: WebhookDeliveriesTable
  webhook_secrets: WebhookSecretsTable
  webhooks: WebhooksTable
}
