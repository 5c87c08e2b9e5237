-- API keys and the tokens that belong to them.

create table api_keys (
  team_id uuid not null references teams,
  id uuid not null,
  created_at timestamptz(3) not null,
  name text not null,
  dialect text not null check (dialect in ('chakra', 'worksection')),
  role_id uuid not null,
  -- The user in whose name the key acts.
  user_id uuid not null,
  revoked_at timestamptz(3),
  -- Only for a dialect whose server must compute with the key: encrypted with the installation's secret key.
  encrypted_secret bytea,
  last_used_at timestamptz(3),
  primary key (team_id, id),
  foreign key (team_id, role_id) references roles,
  foreign key (team_id, user_id) references users
);

-- Looked up before a team is known. Only the SHA-256 of a token is kept.
create table access_tokens (
  token_hash bytea primary key,
  team_id uuid not null,
  api_key_id uuid not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3),
  revoked_at timestamptz(3),
  last_used_at timestamptz(3),
  foreign key (team_id, api_key_id) references api_keys
);
create index access_tokens_of_key on access_tokens (team_id, api_key_id);
