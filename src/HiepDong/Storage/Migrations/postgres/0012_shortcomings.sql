-- A shortcoming is one document a version; its last one stands here, with what lists and searches need beside it.
create table shortcoming (
  id text not null primary key,
  code text not null unique,
  unit_id text not null references org_unit (id),
  author_unit_id text not null references org_unit (id),
  state text not null check (state in ('open', 'closed', 'withdrawn')),
  found_on text not null,
  source_kind text not null,
  source_id text,
  source_text text not null,
  version bigint not null,
  body text not null,
  changed_by text not null,
  changed_at text not null,
  search_text text not null
);
create index shortcoming_unit on shortcoming (unit_id, state);
create index shortcoming_author on shortcoming (author_unit_id, state);
create index shortcoming_source on shortcoming (source_id);

-- Its causes, for "lacks a remedy"; remedy_id is an assignment.
create table shortcoming_cause (
  shortcoming_id text not null references shortcoming (id),
  cause_id text not null,
  subjective bigint not null,
  remedy_id text,
  primary key (shortcoming_id, cause_id)
);

create table shortcoming_version (
  shortcoming_id text not null references shortcoming (id),
  version bigint not null,
  state text not null,
  body text not null,
  what text not null,
  reason text,
  changed_by text not null,
  changed_at text not null,
  primary key (shortcoming_id, version)
);
