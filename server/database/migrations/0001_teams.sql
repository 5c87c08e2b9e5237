-- Teams and their roles. Every table of a team starts its primary key with team_id, and every unique or
-- foreign key contains it, so that a cluster can spread the tables by team.

create table teams (
  team_id uuid primary key,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  short_name text not null,
  name text not null,
  -- IANA name, such as Asia/Kolkata: local times that belong to nobody are shown in it.
  time_zone text not null,
  -- ISO 3166 code: how a phone number without a country is read.
  default_country text not null,
  -- Grows with every change of a person in the same transaction; what was read at one version is current
  -- for as long as the version stands.
  people_version bigint not null default 1,
  -- The last number given to a user of this team.
  last_user_number integer not null default 0
);

-- Look-ups that happen before a team is known.
create table team_short_names (
  short_name text primary key,
  team_id uuid not null references teams
);

create table team_hosts (
  host text primary key,
  team_id uuid not null references teams
);

create table roles (
  team_id uuid not null references teams,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  short_id text not null,
  name text not null,
  type text not null check (type in ('admin', 'manager', 'user')),
  worksection_role text not null check (
    worksection_role in ('account admin', 'team admin', 'department admin', 'user', 'guest', 'reader')
  ),
  primary key (team_id, id),
  unique (team_id, short_id)
);
