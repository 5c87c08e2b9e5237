-- The people of a team, with their e-mail addresses and phone numbers.

create table users (
  team_id uuid not null references teams,
  id uuid not null,
  -- A short number for clients that need one; unique in the team, never given twice.
  number integer not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  username text not null,
  -- The form in which user names are compared.
  username_key text not null,
  first_name text not null,
  last_name text not null,
  middle_name text not null,
  display_name text not null,
  gender text not null,
  dob timestamptz(3),
  bio text not null,
  profile_image_url text not null,
  cover_image_url text not null,
  -- Offset from UTC, such as +0530.
  timezone text not null,
  data jsonb,
  onboarding_data jsonb,
  is_active boolean not null,
  deleted_at timestamptz(3),
  availability text not null check (availability in ('AVAILABLE', 'NOT_AVAILABLE', 'ON_BREAK')),
  role_id uuid not null,
  manager_id uuid,
  profile_id uuid,
  is_owner boolean not null default false,
  -- Acts for an API key and is no person: no list shows it.
  is_service boolean not null default false,
  title text not null,
  url text not null,
  chats jsonb not null,
  socials jsonb not null,
  other_contacts text not null,
  rate numeric(12, 2),
  avatar_url text not null,
  group_name text not null,
  department text not null,
  address text not null,
  address2 text not null,
  added_at timestamptz(3) not null,
  -- Folded names, user name, addresses and digits of phone numbers, for the people search.
  search_text text not null,
  primary key (team_id, id),
  unique (team_id, number),
  unique (team_id, username_key),
  foreign key (team_id, role_id) references roles,
  foreign key (team_id, manager_id) references users
);

create unique index users_one_owner on users (team_id) where is_owner;
create index users_by_creation on users (team_id, created_at, id);
create index users_by_change on users (team_id, updated_at, id);
create index users_by_manager on users (team_id, manager_id) where manager_id is not null;

create table user_emails (
  team_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  email text not null,
  normalized_email text not null,
  type text not null,
  is_verified boolean not null,
  -- Order among the addresses of the user; 0 is the primary one.
  position smallint not null,
  primary key (team_id, id),
  unique (team_id, normalized_email),
  unique (team_id, user_id, position),
  foreign key (team_id, user_id) references users
);

create table user_phones (
  team_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  -- As it was given.
  phone text not null,
  -- E.164, or null where the text is not a phone number that can be dialled.
  normalized_phone text,
  type text not null check (type in ('', 'office', 'mobile', 'home')),
  is_verified boolean not null,
  position smallint not null,
  primary key (team_id, id),
  unique (team_id, user_id, position),
  foreign key (team_id, user_id) references users
);
