-- Connections to WhatsApp, and every message that goes out through them. Ids of WhatsApp's own objects (WABA, phone
-- number, template, media) are text: digit strings as the platform gives them.

-- A plugin is one connection. Its secrets are sealed with the key of the installation.
create table plugins (
  team_id uuid not null references teams,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  created_by uuid not null,
  name text not null,
  is_active boolean not null default true,
  -- Talks to the built-in sandbox and not to Meta.
  is_sandbox boolean not null default false,
  -- Of a partner: whom the plugin was made for.
  client_reference_id text,
  client_name text,
  client_email text,
  app_id text,
  access_token bytea,
  app_secret bytea,
  -- What WhatsApp must name when it subscribes to our webhook.
  verify_token bytea not null,
  -- The settings of update-config.
  config jsonb not null default '{}',
  -- What the last look at the token found.
  token_checked_at timestamptz(3),
  token_expires_at timestamptz(3),
  token_problem text,
  -- When a signed delivery last came in.
  last_delivery_at timestamptz(3),
  primary key (team_id, id)
);

-- A webhook names only its plugin: whose that is must be known before anything else.
create table plugin_teams (
  plugin_id uuid primary key,
  team_id uuid not null references teams
);

create table wabas (
  team_id uuid not null references teams,
  id text not null,
  plugin_id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  synced_at timestamptz(3),
  status text not null check (status in ('CONNECTED', 'DISCONNECTED')),
  name text not null default '',
  currency text,
  timezone_id text,
  template_namespace text,
  review_status text,
  -- The last webhook of each kind about the account: {at, value} by its name.
  account_events jsonb not null default '{}',
  health jsonb,
  primary key (team_id, id)
);
create index wabas_by_plugin on wabas (team_id, plugin_id);

create table phone_numbers (
  team_id uuid not null references teams,
  id text not null,
  plugin_id uuid not null,
  waba_id text not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  synced_at timestamptz(3),
  -- Whether the team sends from it and shows what arrives there.
  is_enabled boolean not null default true,
  display_phone_number text not null default '',
  digits text not null default '',
  verified_name text not null default '',
  quality_rating text not null default 'UNKNOWN',
  messaging_limit text,
  name_status text,
  status text,
  code_verification_status text,
  platform_type text,
  throughput_level text,
  health jsonb,
  -- When a webhook last spoke of the number.
  last_event_at timestamptz(3),
  -- When a webhook last spoke of a part: milliseconds by the part's name.
  event_times jsonb not null default '{}',
  primary key (team_id, id)
);
create index phone_numbers_by_plugin on phone_numbers (team_id, plugin_id);

-- What WhatsApp has approved, as it was last read: enough to fill in a template without asking.
create table templates (
  team_id uuid not null references teams,
  id text not null,
  waba_id text not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  name text not null,
  language text not null,
  category text not null,
  status text not null,
  parameter_format text not null,
  components jsonb not null,
  quality_score text,
  rejected_reason text,
  -- When it was last read as a whole, and when a webhook last spoke of a part: milliseconds by the part's name.
  read_at timestamptz(3) not null,
  event_times jsonb not null default '{}',
  primary key (team_id, id)
);
create index templates_by_name on templates (team_id, waba_id, name, language);

-- When the templates of a WABA were last read as a whole.
create table template_reads (
  team_id uuid not null references teams,
  waba_id text not null,
  read_at timestamptz(3) not null,
  primary key (team_id, waba_id)
);

create table chat_messages (
  team_id uuid not null references teams,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  plugin_id uuid not null,
  phone_number_id text not null,
  chat_id uuid,
  -- Its place in the chat: when WhatsApp says it was sent, or when we stored it.
  at timestamptz(3) not null,
  direction text not null check (direction in ('INBOUND', 'OUTBOUND')),
  -- Digits of a phone number, a business-scoped user id, or the id of a group.
  contact_identifier text not null,
  -- In a group: who wrote it.
  group_member text,
  -- wamid: null until WhatsApp has taken the message.
  external_id text,
  -- text, template, image …: the `type` of WhatsApp.
  data_type text not null,
  -- What is sent, in WhatsApp's form, without what we add to it; or what came in.
  content jsonb not null,
  -- Readable: a template with its variables filled in, a caption, the words of a list.
  text text not null,
  -- What made it: a template of ours, WhatsApp's own form passed through, an answer in a chat, the contact, or the
  -- WhatsApp Business app on the team's phone.
  origin text not null check (origin in ('template', 'pass_through', 'reply', 'inbound', 'echo')),
  -- PENDING has not been sent, and will be. SENDING is under way, or was when the server ended.
  -- UNKNOWN may have been sent, and is never sent again.
  delivery_status text not null check (
    delivery_status in ('PENDING', 'SENDING', 'UNKNOWN', 'SENT', 'FAILED', 'DELIVERED', 'READ')
  ),
  -- Why it waits, why it failed, or what is not known: a sentence for people.
  status_message text,
  -- WhatsApp's code of a failure.
  error_code integer,
  sent_at timestamptz(3),
  delivered_at timestamptz(3),
  read_at timestamptz(3),
  failed_at timestamptz(3),
  pricing jsonb,
  template_id text,
  in_reply_to text,
  -- The client's own biz_opaque_callback_data: then ours is not set, and none can be recognised by it.
  callback_data text,
  user_id uuid,
  procedure_id uuid,
  process_id uuid,
  -- Which server works on it while it is PENDING or SENDING.
  sender_id uuid,
  -- The pass-through's version of the Graph API, such as v23.0.
  graph_version text,
  primary key (team_id, id)
);
create unique index chat_messages_by_external_id on chat_messages (team_id, external_id)
  where external_id is not null;
create index chat_messages_by_contact on chat_messages (team_id, contact_identifier, at, id);
create index chat_messages_by_chat on chat_messages (team_id, chat_id, at, id) where chat_id is not null;
-- Reactions, edits and revokes stand as messages of their own and are found by what they amend.
create index chat_messages_amending on chat_messages (team_id, in_reply_to)
  where data_type in ('reaction', 'edit', 'revoke');
create index chat_messages_by_process on chat_messages (team_id, process_id, id) where process_id is not null;
-- What a server that starts must look at.
create index chat_messages_unfinished on chat_messages (delivery_status, created_at)
  where delivery_status in ('PENDING', 'SENDING');

-- Each status once, whether its message is known yet or not. A status can come before the answer of the send.
create table message_statuses (
  team_id uuid not null references teams,
  external_id text not null,
  status text not null,
  at timestamptz(3) not null,
  received_at timestamptz(3) not null,
  -- Null while no message has this external id.
  message_id uuid,
  recipient_id text,
  callback_data text,
  pricing jsonb,
  errors jsonb,
  primary key (team_id, external_id, status)
);
create index message_statuses_unmatched on message_statuses (team_id, external_id) where message_id is null;

-- Deliveries of WhatsApp's webhook, byte for byte: stored, then answered, then applied.
create table raw_deliveries (
  team_id uuid not null references teams,
  id uuid not null,
  received_at timestamptz(3) not null,
  plugin_id uuid not null,
  body bytea not null,
  state text not null check (state in ('WAITING', 'APPLIED', 'FAILED')),
  attempts integer not null default 0,
  -- Of a WAITING one: not before this.
  due_at timestamptz(3) not null,
  applied_at timestamptz(3),
  -- Why the last attempt failed.
  problem text,
  -- What became of it when it was last applied: ids of messages, counts, and what nobody knew.
  outcome jsonb,
  primary key (team_id, id)
);
create index raw_deliveries_by_plugin on raw_deliveries (team_id, plugin_id, id);
create index raw_deliveries_waiting on raw_deliveries (due_at, id) where state = 'WAITING';
create index raw_deliveries_waiting_by_team on raw_deliveries (team_id, id) where state = 'WAITING';
create index raw_deliveries_by_age on raw_deliveries (received_at);
-- What an admin looks for: what failed, is unknown, or was not applied.
create index raw_deliveries_conspicuous on raw_deliveries (team_id, plugin_id, id)
  where state = 'FAILED' or outcome -> 'unknown' <> '[]' or outcome -> 'problems' <> '[]';

-- Files of messages, stored on our side: what was uploaded, what a link in a message led to, what a customer sent.
create table media (
  team_id uuid not null references teams,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  plugin_id uuid,
  message_id uuid,
  -- PUBLIC is read by everybody who has its address.
  source text not null check (source in ('PUBLIC', 'LINK', 'WHATSAPP')),
  -- The id at WhatsApp, or the link.
  external_id text,
  link text,
  -- WAITING is fetched when it is due; FAILED has a problem that does not go away.
  state text not null check (state in ('WAITING', 'STORED', 'FAILED')),
  attempts integer not null default 0,
  due_at timestamptz(3) not null,
  problem text,
  filename text,
  -- What the sender said it is, and what it is.
  claimed_type text,
  mime_type text,
  size bigint,
  sha256 bytea,
  file_key text,
  primary key (team_id, id)
);
create index media_waiting on media (due_at) where state = 'WAITING';
create index media_by_message on media (team_id, message_id) where message_id is not null;
create index media_by_external_id on media (team_id, external_id) where external_id is not null;
-- The same picture goes to many people: it is fetched once in a while, not for each of them.
create index media_by_link on media using hash (link) where link is not null;

-- Key pairs for the data of Flows. The newest is the one that WhatsApp encrypts with; older ones still decrypt.
create table flow_keys (
  team_id uuid not null references teams,
  id uuid not null,
  created_at timestamptz(3) not null,
  plugin_id uuid not null,
  phone_number_id text not null,
  public_key text not null,
  private_key bytea not null,
  retired_at timestamptz(3),
  primary key (team_id, id)
);
create index flow_keys_by_number on flow_keys (team_id, phone_number_id, created_at);

-- Tokens with which a partner's customer connects a number in the browser. Only their hashes are kept.
create table connect_tokens (
  token_hash bytea primary key,
  team_id uuid not null references teams,
  plugin_id uuid not null,
  created_by uuid not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3)
);
