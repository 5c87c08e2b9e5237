-- What a team works on: the entities and procedures that it defines, and the short lists beside them.

-- Grows with every change of a definition in the same transaction: what was read at one version is current for
-- as long as the version stands.
alter table teams add column config_version bigint not null default 1;

create table entities (
  team_id uuid not null references teams,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  short_id text not null,
  name text not null,
  -- Attributes and primary key; read and written as a whole.
  definition jsonb not null,
  primary key (team_id, id),
  unique (team_id, short_id)
);

create table procedures (
  team_id uuid not null references teams,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  short_id text not null,
  name text not null,
  entity_id uuid not null,
  -- Attributes, states, tasks, access; read and written as a whole.
  definition jsonb not null,
  -- The last number given to a primary key of this procedure.
  last_number bigint not null default 0,
  primary key (team_id, id),
  unique (team_id, short_id),
  foreign key (team_id, entity_id) references entities
);

-- Pods, skill types, user profiles and task types: named things that other objects point to.
create table config_items (
  team_id uuid not null references teams,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  kind text not null check (kind in ('pod', 'skill_type', 'user_profile', 'task_type')),
  short_id text not null,
  name text not null,
  data jsonb not null,
  primary key (team_id, id),
  unique (team_id, kind, short_id)
);

-- Keeps what the team has defined as it is until the transaction ends, and tells its version: waiting and looking in
-- one round trip, where a single statement would look before it waits. The key is that of records/config-lock.ts.
create function hold_config(team uuid) returns bigint language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(7301, hashtext(team::text));
  return (select config_version from teams where team_id = team);
end
$$;
