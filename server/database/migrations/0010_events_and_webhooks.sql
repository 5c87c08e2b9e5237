-- Readers of the log of events, and webhooks: the addresses that are told what happens.

-- The order in which events were appended, which numbers follow. Other than `transaction`, it lets the change that
-- waited for another one come after it; gaps in it mean nothing.
create sequence events_appended;
alter table events add column appended bigint not null default nextval('events_appended');
drop index events_unnumbered;
create index events_unnumbered on events (appended) where number is null;
-- What happened to one object.
create index events_by_subject on events (team_id, subject_id, number) where number is not null;

-- The last number that was given to an event of the team. Only who gives numbers writes it.
create table event_numbers (
  team_id uuid primary key references teams,
  last_number bigint not null
);

-- How far a reader of ours has come in the log of a team: its webhooks, its search.
create table event_readers (
  team_id uuid not null references teams,
  reader text not null,
  number bigint not null,
  primary key (team_id, reader)
);

-- Signs what webhooks are sent. The newest signs; older ones are named beside it until they retire.
create table webhook_secrets (
  team_id uuid not null references teams,
  id uuid not null,
  created_at timestamptz(3) not null,
  created_by uuid not null,
  secret bytea not null,
  retires_at timestamptz(3),
  primary key (team_id, id)
);

create table webhooks (
  team_id uuid not null references teams,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  created_by uuid not null,
  -- What it is sent: WhatsApp's deliveries as they came, one event of WhatsApp at a time, statuses of templates that
  -- the team sent, or the events of the log.
  kind text not null check (kind in ('PASS_THROUGH', 'CHAKRA', 'DELIVERY_STATUS', 'EVENTS')),
  -- Of EVENTS: null, for it is the team's. Of all others, there is one of each kind for a plugin.
  plugin_id uuid,
  url text not null,
  name text not null default '',
  -- Of CHAKRA: message, status …; of EVENTS: process.created …, or the beginning of a type, as process.*. Null: all.
  event_types text[],
  -- Of PASS_THROUGH: beside what WhatsApp delivers.
  sends_echoes boolean not null default false,
  sends_template_events boolean not null default false,
  -- Since when every attempt has failed; null when the last one succeeded.
  failing_since timestamptz(3),
  last_success_at timestamptz(3),
  last_problem text,
  -- Nothing is sent while it is paused, and nothing is lost.
  paused_at timestamptz(3),
  -- Null when the server did it, after long failure.
  paused_by uuid,
  deleted_at timestamptz(3),
  primary key (team_id, id)
);
create unique index webhooks_of_plugin on webhooks (team_id, plugin_id, kind)
  where plugin_id is not null and deleted_at is null;

-- Addresses that were set about plugins before anything was sent to them.
insert into webhooks (team_id, id, created_at, updated_at, created_by, kind, plugin_id, url, event_types, sends_echoes,
  sends_template_events)
select team_id, gen_random_uuid(), updated_at, updated_at, created_by, 'PASS_THROUGH', id,
  config ->> 'passThroughWebhookUrl', null,
  coalesce((config ->> 'enableMessageEchoesForPassThroughWebhook')::boolean, false),
  coalesce((config ->> 'enableSendMessageTemplateEventForPassThroughWebhook')::boolean, false)
from plugins where config ? 'passThroughWebhookUrl'
union all
select team_id, gen_random_uuid(), updated_at, updated_at, created_by, 'CHAKRA', id, config ->> 'chakraWebhookUrl',
  case when config ? 'whichChakraWebhookEventsToSend'
    then array(select jsonb_array_elements_text(config -> 'whichChakraWebhookEventsToSend')) end,
  false, false
from plugins where (config ->> 'enableChakraWebhook')::boolean and config ? 'chakraWebhookUrl';

-- One request to one webhook. The order of ids is the order in which they are sent.
create table webhook_deliveries (
  team_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  webhook_id uuid not null,
  -- The same whenever the same event is sent to the same webhook again.
  event_id text not null,
  event_type text not null,
  -- What is sent in order: a chat, an object. Null stands in no order.
  order_key text,
  body bytea not null,
  -- FAILED was given up after days; like all others, it can be sent again.
  state text not null check (state in ('WAITING', 'DELIVERED', 'FAILED')),
  attempts integer not null default 0,
  -- Of a WAITING one: not before this.
  due_at timestamptz(3) not null,
  first_failed_at timestamptz(3),
  delivered_at timestamptz(3),
  -- Sent because somebody asked for it: a test, or once more.
  is_asked_for boolean not null default false,
  primary key (team_id, id)
);
create index webhook_deliveries_waiting on webhook_deliveries (team_id, webhook_id, id) where state = 'WAITING';
-- What has failed at least once: few rows, of which the courier asks when they are due and which chats they hold.
create index webhook_deliveries_failing on webhook_deliveries (team_id, webhook_id, due_at)
  where state = 'WAITING' and first_failed_at is not null;
create index webhook_deliveries_of_webhook on webhook_deliveries (team_id, webhook_id, id);
create index webhook_deliveries_by_state on webhook_deliveries (team_id, webhook_id, state, id);
create index webhook_deliveries_by_age on webhook_deliveries (created_at, id);

-- Every attempt, with what was answered.
create table webhook_attempts (
  team_id uuid not null,
  delivery_id uuid not null,
  number integer not null,
  at timestamptz(3) not null,
  duration_ms integer not null,
  request_headers jsonb not null,
  -- Null when there was no answer: then problem says why.
  status integer,
  response_headers jsonb,
  -- The beginning of it.
  response_body text,
  problem text,
  primary key (team_id, delivery_id, number)
);
