-- Typo-tolerant search over the people of a team.

create extension if not exists pg_trgm;
create extension if not exists btree_gin;
create extension if not exists fuzzystrmatch;

create index users_search on users using gin (team_id, search_text gin_trgm_ops);
