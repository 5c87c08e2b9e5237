-- Whom the team talks with, and the chats in which it does.

-- How the team handles chats: re-opening, what becomes a lead. Keys are absent until they are set.
alter table teams add column chat_settings jsonb not null default '{}';

-- A contact is a person, or a group. What WhatsApp calls it by lies in contact_identities.
create table contacts (
  team_id uuid not null references teams,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  -- As the team calls it; null: the name of the profile is shown.
  name text,
  -- As it calls itself on WhatsApp, and when it was last heard to.
  profile_name text,
  profile_name_at timestamptz(3),
  is_group boolean not null default false,
  -- Whether it takes marketing messages, and when it last said so.
  takes_marketing boolean not null default true,
  marketing_choice_at timestamptz(3),
  -- The contact that goes on for this one. Whoever is merged keeps its row, so that it can be taken back.
  merged_into uuid,
  -- Its lead.
  procedure_id uuid,
  process_id uuid,
  -- Folded names and digits, for the search.
  search_text text not null,
  primary key (team_id, id)
);
create index contacts_search on contacts using gin (team_id, search_text gin_trgm_ops) where merged_into is null;
create index contacts_by_creation on contacts (team_id, id) where merged_into is null;
create index contacts_by_process on contacts (team_id, process_id) where process_id is not null;
create index contacts_merged on contacts (team_id, merged_into) where merged_into is not null;

-- Each name by which WhatsApp may call a contact belongs to one contact. Keys are in the form in which names are
-- compared: of a phone number, national variants have one key.
create table contact_identities (
  team_id uuid not null,
  kind text not null check (kind in ('phone', 'bsuid', 'username', 'group')),
  key text collate "C" not null,
  contact_id uuid not null,
  -- As it was seen; the one seen last is first.
  spellings text[] not null,
  created_at timestamptz(3) not null,
  seen_at timestamptz(3) not null,
  -- Of a phone number: since when and until when it was the contact's, where a change of numbers told. One that was
  -- given up is free for somebody else: its key ends in "~" and that time.
  began_at timestamptz(3),
  ended_at timestamptz(3),
  -- Of a business-scoped user id: the key of the phone number with which it was seen.
  with_phone text,
  primary key (team_id, kind, key)
);
create index contact_identities_of_contact on contact_identities (team_id, contact_id);

-- Contacts that are one person, or may be. What was moved is kept, so that it can be moved back.
create table contact_merges (
  team_id uuid not null references teams,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  -- Who goes on, and who goes into it.
  contact_id uuid not null,
  other_id uuid not null,
  state text not null check (state in ('PROPOSED', 'MERGED', 'UNDONE', 'DECLINED')),
  reason text not null,
  -- What was seen that says so.
  evidence jsonb not null,
  moved jsonb,
  -- Null when it was certain, and nobody was asked.
  decided_by uuid,
  primary key (team_id, id)
);
create unique index contact_merges_proposed on contact_merges (team_id, contact_id, other_id) where state = 'PROPOSED';
create index contact_merges_of_contact on contact_merges (team_id, contact_id);
create index contact_merges_of_other on contact_merges (team_id, other_id);

-- Folders of chats, with the rules by which chats come into them and the way in which they are given to people.
create table chat_inboxes (
  team_id uuid not null references teams,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  name text not null,
  -- The form in which names are compared.
  name_key text not null,
  -- The first whose rules hold takes the chat.
  position integer not null,
  rules jsonb not null,
  -- Null: chats wait for somebody to take them.
  allocation jsonb,
  -- Round robin: who got the last one.
  last_user_id uuid,
  deleted_at timestamptz(3),
  primary key (team_id, id)
);
create unique index chat_inboxes_by_name on chat_inboxes (team_id, name_key) where deleted_at is null;

create table chat_tags (
  team_id uuid not null references teams,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  name text not null,
  name_key text not null,
  color text not null,
  deleted_at timestamptz(3),
  primary key (team_id, id)
);
create unique index chat_tags_by_name on chat_tags (team_id, name_key) where deleted_at is null;

-- A chat is a session with a contact on one of the team's numbers.
create table chats (
  team_id uuid not null references teams,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  -- Counts what happens in it, messages included.
  version integer not null default 1,
  plugin_id uuid not null,
  phone_number_id text not null,
  contact_id uuid not null,
  -- How the contact is written to: the identifier that was last used.
  contact_identifier text not null,
  status text not null check (status in ('OPEN', 'CLOSED')),
  opened_by text not null check (opened_by in ('INBOUND', 'OUTBOUND', 'USER')),
  assigned_to uuid,
  assigned_at timestamptz(3),
  -- Since when it waits for somebody to be free; null when it does not.
  waits_since timestamptz(3),
  inbox_id uuid,
  tags uuid[] not null default '{}',
  unread_count integer not null default 0,
  last_message_id uuid,
  -- Of the newest message; of the chat itself while it has none. Lists go by it.
  last_message_at timestamptz(3) not null,
  last_inbound_at timestamptz(3),
  -- Until when WhatsApp takes messages that are no templates.
  window_ends_at timestamptz(3),
  -- The last answer of the team: what a reply must have been written in the knowledge of.
  answered_version integer not null default 0,
  answered_by uuid,
  answered_at timestamptz(3),
  closed_at timestamptz(3),
  closed_by uuid,
  procedure_id uuid,
  process_id uuid,
  primary key (team_id, id)
);
-- Messages go into the open chat, and there is never doubt which one that is.
create unique index chats_open on chats (team_id, contact_id, phone_number_id) where status = 'OPEN';
create index chats_of_contact on chats (team_id, contact_id, last_message_at, id);
create index chats_by_message on chats (team_id, last_message_at, id);
create index chats_by_creation on chats (team_id, created_at, id);
create index chats_by_status on chats (team_id, status, last_message_at, id);
create index chats_by_assignee on chats (team_id, assigned_to, status, last_message_at, id);
create index chats_of_nobody on chats (team_id, status, last_message_at, id) where assigned_to is null;
create index chats_by_inbox on chats (team_id, inbox_id, status, last_message_at, id);
create index chats_by_number on chats (team_id, phone_number_id, last_message_at, id);
create index chats_by_window on chats (team_id, window_ends_at);
create index chats_unread on chats (team_id, last_message_at, id) where unread_count > 0;
create index chats_by_tag on chats using gin (team_id, tags);
-- A chat that the team opened waits for nobody until the contact answers. Times of WhatsApp are whole seconds.
create index chats_waiting on chats (team_id, inbox_id, waits_since, id)
  where waits_since is not null and (opened_by = 'INBOUND' or last_inbound_at - created_at > '-1 second');
create index chats_by_process on chats (team_id, process_id) where process_id is not null;

-- What the team writes to itself about a chat.
create table chat_notes (
  team_id uuid not null references teams,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  chat_id uuid not null,
  created_by uuid not null,
  text text not null,
  -- The users that it names.
  mentions uuid[] not null default '{}',
  deleted_at timestamptz(3),
  primary key (team_id, id)
);
create index chat_notes_of_chat on chat_notes (team_id, chat_id, id);
create index chat_notes_mentioning on chat_notes using gin (team_id, mentions) where deleted_at is null;

create table quick_replies (
  team_id uuid not null references teams,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  created_by uuid not null,
  -- What one types for it.
  shortcut text not null,
  shortcut_key text not null,
  -- Null: everybody's.
  owner_id uuid,
  text text not null,
  deleted_at timestamptz(3),
  primary key (team_id, id)
);
create unique index quick_replies_by_shortcut on quick_replies
  (team_id, shortcut_key, coalesce(owner_id, '00000000-0000-0000-0000-000000000000')) where deleted_at is null;

-- Messages that are sent later.
create table scheduled_messages (
  team_id uuid not null references teams,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  created_by uuid not null,
  api_key_id uuid,
  chat_id uuid not null,
  send_at timestamptz(3) not null,
  -- In WhatsApp's form, without whom it goes to.
  content jsonb not null,
  text text not null,
  -- Not sent when the contact or the team has written meanwhile.
  only_if_silent boolean not null default false,
  state text not null check (state in ('WAITING', 'SENT', 'CANCELLED', 'FAILED')),
  -- Fixed before it is sent, so that what was sent and not noted is not sent again.
  message_id uuid,
  problem text,
  primary key (team_id, id)
);
create index scheduled_messages_due on scheduled_messages (send_at, id) where state = 'WAITING';
create index scheduled_messages_of_chat on scheduled_messages (team_id, chat_id, id);

-- Which skills a user has; the skills themselves are in config_items.
create table user_skills (
  team_id uuid not null,
  user_id uuid not null,
  skill_type_id uuid not null,
  primary key (team_id, user_id, skill_type_id)
);

-- The words of messages, for the search. Written a moment after the message.
create table message_search (
  team_id uuid not null,
  message_id uuid not null,
  chat_id uuid not null,
  -- Of the message: the newest is found first.
  at timestamptz(3) not null,
  -- Each behind a short key of the team.
  words tsvector not null,
  primary key (team_id, message_id)
);
create index message_search_by_time on message_search (team_id, at, message_id);
create index message_search_of_chat on message_search (team_id, chat_id, at, message_id);
-- Not by team: the entries of a word would be compared with those of all the team's messages. New messages wait in a
-- list and go in together, which takes a third of the time; every search reads through the list, so it is short (kB).
create index message_search_words on message_search using gin (words) with (gin_pending_list_limit = 256);

-- Each word that some message of the team contains, and about how many do: misspelt words are corrected by it, and
-- it tells a rare word from a frequent one.
create table search_words (
  team_id uuid not null,
  word text collate "C" not null,
  uses bigint not null,
  -- Of the newest message that has it; a search need not look at newer ones.
  last_at timestamptz(3) not null,
  primary key (team_id, word)
) with (fillfactor = 80);
create index search_words_similar on search_words using gin (team_id, word gin_trgm_ops)
  with (gin_pending_list_limit = 256);
