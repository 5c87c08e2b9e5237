-- Work that goes on after its request was answered, what makes a repeated request harmless, and the log of events.

create table background_jobs (
  team_id uuid not null references teams,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  started_at timestamptz(3),
  completed_at timestamptz(3),
  type text not null check (type in ('BULK_CREATE', 'BULK_UPDATE', 'IMPORT', 'UNDO')),
  -- RECEIVING: its rows are still arriving, and nobody sees it yet.
  status text not null check (status in ('RECEIVING', 'IN_PROGRESS', 'COMPLETED', 'CANCELLED', 'FAILED')),
  status_message text,
  procedure_id uuid not null,
  created_by uuid not null,
  api_key_id uuid,
  -- The role that the job acts with.
  role_id uuid not null,
  role_type text not null,
  -- Validate only, upsert, the form of the input, the names of its columns.
  options jsonb not null,
  -- The job that this one takes back.
  undoes uuid,
  row_count integer not null default 0,
  invalid_count integer not null default 0,
  success_count integer not null default 0,
  error_count integer not null default 0,
  -- Of the successes: created, updated, merged, unchanged, deleted, restored.
  outcomes jsonb not null default '{}',
  -- Chunks below this number are done.
  next_chunk integer not null default 0,
  chunk_count integer not null default 0,
  primary key (team_id, id)
);
create index background_jobs_receiving on background_jobs (created_at) where status = 'RECEIVING';
create index background_jobs_by_file on background_jobs (team_id, procedure_id, (options ->> 'fingerprint'))
  where type = 'IMPORT';

-- Jobs that are not done, of all teams: what the runners look at. Who works on a chunk holds the lock of its row.
create table waiting_jobs (
  job_id uuid primary key,
  team_id uuid not null,
  -- The job that was left alone for longest is next.
  worked_at timestamptz(3) not null
);

-- The rows that a job was given, some hundred of them in a piece.
create table background_job_chunks (
  team_id uuid not null,
  job_id uuid not null,
  number integer not null,
  first_row integer not null,
  row_count integer not null,
  -- JSON: a list of the rows, each as it came.
  input text not null,
  primary key (team_id, job_id, number)
);

-- What became of each row that is done.
create table background_job_entries (
  team_id uuid not null,
  job_id uuid not null,
  -- From 0, in the order of the input.
  number integer not null,
  created_at timestamptz(3) not null,
  status text not null check (status in ('INVALID', 'SUCCESS', 'ERROR')),
  -- created, updated, merged …, or why not.
  message text not null,
  process_id uuid,
  change_id uuid,
  primary key (team_id, job_id, number)
);
create index background_job_failures on background_job_entries (team_id, job_id, number) where status <> 'SUCCESS';

-- A write that is sent again with the same key is answered with what the first one made.
create table idempotency_keys (
  team_id uuid not null references teams,
  key text not null,
  created_at timestamptz(3) not null,
  -- Of method, path and body: the same key with another request is refused.
  fingerprint bytea not null,
  object_id uuid not null,
  primary key (team_id, key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);

-- What happened, appended in the transaction in which it happened. Readers will go by a number that is given
-- afterwards, in the order of commits; until then it is null.
create table events (
  team_id uuid not null references teams,
  id uuid not null,
  transaction xid8 not null default pg_current_xact_id(),
  number bigint,
  at timestamptz(3) not null,
  -- Such as process.created, or processes.changed for a chunk of a job.
  type text not null,
  -- What it happened to: a process, a chat message, or the job of a chunk.
  subject_id uuid not null,
  -- Null when no user did it: a status that WhatsApp reported.
  made_by uuid,
  payload jsonb not null,
  primary key (team_id, id)
);
create unique index events_by_number on events (team_id, number) where number is not null;
create index events_unnumbered on events (transaction, id) where number is null;
