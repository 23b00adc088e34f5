-- Local models; how each fares is said by dated facts and reviews, which are withdrawn, never changed.
create table local_model (
  id text not null primary key,
  name text not null,
  kind text not null,
  territory_id text not null references territory (id),
  unit_id text not null references org_unit (id),
  replicated_from text,
  withdrawn integer not null,
  version integer not null,
  body text not null,
  search_text text not null,
  sort_name text not null,
  changed_by text not null,
  changed_at text not null
);
create index local_model_territory on local_model (territory_id);
create index local_model_from on local_model (replicated_from);

create table local_model_version (
  model_id text not null references local_model (id),
  version integer not null,
  body text not null,
  what text not null,
  reason text,
  changed_by text not null,
  changed_at text not null,
  primary key (model_id, version)
);

create table local_model_unit (
  model_id text not null references local_model (id),
  unit_id text not null references org_unit (id),
  leads integer not null,
  primary key (model_id, unit_id)
);
create index local_model_unit_unit on local_model_unit (unit_id);

create table local_model_state (
  id text not null primary key,
  model_id text not null references local_model (id),
  on_day text not null,
  state text not null,
  note text not null,
  said_by text not null,
  said_at text not null,
  withdrawn_by text,
  withdrawn_at text
);
create index local_model_state_model on local_model_state (model_id, on_day);

-- met is a JSON object: criterion to true or false.
create table local_model_review (
  id text not null primary key,
  model_id text not null references local_model (id),
  on_day text not null,
  met text not null,
  note text not null,
  said_by text not null,
  said_at text not null,
  withdrawn_by text,
  withdrawn_at text
);
create index local_model_review_model on local_model_review (model_id, on_day);

-- Indicators that local models are counted for.
create table model_counting (
  indicator text not null primary key,
  kind text not null,
  state text not null,
  counts text not null,
  changed_by text not null,
  changed_at text not null,
  removed_at text
);
