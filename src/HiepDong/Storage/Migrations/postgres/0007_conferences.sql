-- A conference is one document a version; its last one stands here, with what lists and searches need beside it.
create table conference (
  id text not null primary key,
  code text not null unique,
  kind text not null,
  state text not null check (state in ('planned', 'invited', 'open', 'closed', 'approved', 'cancelled')),
  starts_at text not null,
  ends_at text not null,
  host_unit_id text not null references org_unit (id),
  territory_id text not null references territory (id),
  publication_id text,
  version bigint not null,
  body text not null,
  changed_by text not null,
  changed_at text not null,
  search_text text not null
);
create index conference_start on conference (starts_at);
create index conference_place on conference (territory_id, starts_at);

-- role is host, chair or venue; a venue's answer stands beside it.
create table conference_unit (
  conference_id text not null references conference (id),
  unit_id text not null references org_unit (id),
  role text not null check (role in ('host', 'chair', 'venue')),
  answer text not null,
  primary key (conference_id, unit_id, role)
);
create index conference_unit_unit on conference_unit (unit_id, role, answer);

create table conference_version (
  conference_id text not null references conference (id),
  version bigint not null,
  state text not null,
  body text not null,
  what text not null,
  reason text,
  changed_by text not null,
  changed_at text not null,
  primary key (conference_id, version)
);
