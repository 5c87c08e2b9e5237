-- The instances of procedures and the records they are about. These tables are written in bulk: their
-- references are checked by the program, which holds the definitions anyway, and not row by row by the database.

create table records (
  team_id uuid not null,
  id uuid not null,
  entity_id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  created_by uuid not null,
  deleted_at timestamptz(3),
  -- The value of the entity's primary key attribute, by which a record is found again.
  primary_key text collate "C",
  data jsonb not null,
  primary key (team_id, id)
);
create unique index records_by_primary_key on records (team_id, entity_id, primary_key)
  where primary_key is not null;

create table processes (
  team_id uuid not null,
  -- UUIDv7 of the time of creation: the order of ids is the order of creation.
  id uuid not null,
  procedure_id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  created_by uuid not null,
  assigned_to uuid,
  pod_id uuid,
  record_id uuid,
  status text not null check (status in ('OPEN', 'COMPLETED', 'CANCELLED')),
  state_id uuid not null,
  next_action_at timestamptz(3),
  started_at timestamptz(3),
  completed_at timestamptz(3),
  cancelled_at timestamptz(3),
  deleted_at timestamptz(3),
  -- Counts the changes: the order of the history, whatever the clocks of servers say.
  version integer not null default 1,
  -- By the keys of attributes, which outlive their short ids.
  data jsonb not null,
  -- The folded words of data, for the search.
  search tsvector not null,
  primary key (team_id, id)
);
create index processes_by_creation on processes (team_id, procedure_id, id) where deleted_at is null;
create index processes_by_state on processes (team_id, procedure_id, state_id, id) where deleted_at is null;
create index processes_by_status on processes (team_id, procedure_id, status, id) where deleted_at is null;
create index processes_by_assignee on processes (team_id, procedure_id, assigned_to, id)
  where deleted_at is null and assigned_to is not null;
-- Empty ones are asked for too. In an index of their own they lie in the order of ids, which "is null" is not known for.
create index processes_of_nobody on processes (team_id, procedure_id, id)
  where deleted_at is null and assigned_to is null;
create index processes_by_pod on processes (team_id, procedure_id, pod_id, id)
  where deleted_at is null and pod_id is not null;
create index processes_by_creator on processes (team_id, procedure_id, created_by, id) where deleted_at is null;
create index processes_by_change on processes (team_id, procedure_id, updated_at, id) where deleted_at is null;
create index processes_by_next_action on processes (team_id, procedure_id, next_action_at, id)
  where deleted_at is null and next_action_at is not null;
create index processes_without_next_action on processes (team_id, procedure_id, id)
  where deleted_at is null and next_action_at is null;
create index processes_of_record on processes (team_id, record_id, id) where record_id is not null;
create index processes_search on processes using gin (procedure_id, search) where deleted_at is null;

-- The values of filterable attributes of processes that are not deleted, one row for each value. One mechanism for
-- every attribute of every team: declaring one adds rows, never an index.
create table process_texts (
  team_id uuid not null,
  attribute_id uuid not null,
  value text collate "C" not null,
  process_id uuid not null,
  primary key (team_id, attribute_id, value, process_id)
);
create table process_numbers (
  team_id uuid not null,
  attribute_id uuid not null,
  -- Numbers, times in milliseconds since 1970, and booleans as 0 and 1.
  value double precision not null,
  process_id uuid not null,
  primary key (team_id, attribute_id, value, process_id)
);

-- Attributes whose values are still being added to those tables, or taken out. Who works on one holds the lock of
-- its row; what is done is noted in the same transaction.
create table attribute_indexing (
  attribute_id uuid primary key,
  team_id uuid not null,
  procedure_id uuid not null,
  phase text not null check (phase in ('add', 'ready', 'remove')),
  -- The values of processes up to this one are added.
  after_id uuid,
  -- The attribute that was left alone for longest is next.
  worked_at timestamptz(3) not null
);

-- The values of primary keys and other unique attributes, held by the processes that are not deleted.
create table process_uniques (
  team_id uuid not null,
  attribute_id uuid not null,
  value text collate "C" not null,
  process_id uuid not null,
  primary key (team_id, attribute_id, value)
);

-- Who changed what. The first state is what remains when all later changes are taken back.
create table process_changes (
  team_id uuid not null,
  process_id uuid not null,
  -- The version that the process got by it.
  version integer not null,
  -- UUIDv7 of the time of the change.
  id uuid not null,
  kind text not null check (kind in ('CREATED', 'UPDATED', 'MERGED', 'DELETED', 'RESTORED', 'UNDONE')),
  made_by uuid not null,
  api_key_id uuid,
  job_id uuid,
  -- The change that this one takes back.
  undoes uuid,
  -- By field: [before, after]. Fields of data are "data.<key>".
  changes jsonb not null,
  primary key (team_id, process_id, version)
);

create table tasks (
  team_id uuid not null,
  id uuid not null,
  procedure_id uuid not null,
  process_id uuid not null,
  record_id uuid,
  state_task_id uuid not null,
  task_type_id uuid,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  created_by uuid not null,
  assigned_to uuid,
  pod_id uuid,
  title text not null,
  description text not null,
  "order" integer not null,
  status text not null check (status in ('OPEN', 'COMPLETED', 'CANCELLED')),
  data jsonb not null,
  starts_at timestamptz(3),
  ends_at timestamptz(3),
  due_by timestamptz(3),
  started_at timestamptz(3),
  completed_at timestamptz(3),
  cancelled_at timestamptz(3),
  primary key (team_id, id)
);
create index tasks_of_process on tasks (team_id, process_id, id);
create index tasks_of_assignee on tasks (team_id, assigned_to, status, due_by, id);
create index tasks_by_status on tasks (team_id, status, due_by, id);

create table photos (
  team_id uuid not null references teams,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  filename text not null,
  -- The media type that the bytes have, whatever the sender said.
  filetype text not null,
  width integer not null,
  height integer not null,
  -- Of the file as it is kept.
  bytes bigint not null,
  -- Of the bytes as they came, so that the same upload again is known.
  sha256 bytea not null,
  -- Under which the files of the photo lie; of each attempt to upload it, another one.
  file_id uuid not null,
  is_public boolean not null default false,
  user_id uuid,
  primary key (team_id, id)
);
