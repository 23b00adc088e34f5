-- A proposal list is one document a version; its last one stands in commendation, with what lists and searches need beside it.
create table commendation (
  id text not null primary key,
  code text not null unique,
  state text not null check (state in ('draft', 'consulting', 'submitted', 'decided', 'removed')),
  stage bigint not null,
  proposer_unit_id text not null references org_unit (id),
  decider_unit_id text not null references org_unit (id),
  period text not null,
  period_start bigint not null,
  period_end bigint not null,
  lines bigint not null,
  granted bigint not null,
  version bigint not null,
  body text not null,
  created_by text not null,
  submitted_by text,
  changed_by text not null,
  changed_at text not null,
  search_text text not null
);
create index commendation_period on commendation (period_end, id);

-- Who sees it, from which stage on: the proposing unit 0, those asked 1, the deciding unit 2, nominees' units 3.
create table commendation_unit (
  list_id text not null references commendation (id),
  unit_id text not null references org_unit (id),
  stage bigint not null,
  primary key (list_id, unit_id)
);
create index commendation_unit_unit on commendation_unit (unit_id, stage);

-- Nominees, for the check of second awards and the filters. unit_id is empty for a body outside the forces.
create table commendation_line (
  list_id text not null references commendation (id),
  line_id text not null,
  unit_id text not null,
  name_key text not null,
  force text not null,
  form text not null,
  primary key (list_id, line_id)
);
create index commendation_line_nominee on commendation_line (unit_id, name_key);

create table commendation_version (
  list_id text not null references commendation (id),
  version bigint not null,
  state text not null,
  body text not null,
  what text not null,
  line_id text,
  reason text,
  changed_by text not null,
  changed_at text not null,
  primary key (list_id, version)
);
