-- A result is one document a version; its last one stands in joint_result, with what lists, sums and searches need beside it.
alter table indicator add column from_results text;

create table joint_result (
  id text not null primary key,
  code text unique,
  kind text not null,
  from_day text not null,
  to_day text not null,
  territory_id text not null references territory (id),
  lead_unit_id text not null references org_unit (id),
  state text not null check (state in ('draft', 'recorded', 'closed', 'merged', 'withdrawn')),
  version bigint not null,
  body text not null,
  joint bigint not null,
  waiting bigint not null,
  differing bigint not null,
  cases bigint not null,
  cases_about bigint not null,
  merged_into text references joint_result (id),
  recorded_at text,
  changed_by text not null,
  changed_at text not null,
  search_text text not null
);
create index joint_result_day on joint_result (to_day, kind);
create index joint_result_place on joint_result (territory_id, to_day);

-- Who took part, for "mine", "waiting for me" and the subtree of a node.
create table joint_result_unit (
  result_id text not null references joint_result (id),
  unit_id text not null references org_unit (id),
  leads bigint not null,
  answer text not null,
  primary key (result_id, unit_id)
);
create index joint_result_unit_unit on joint_result_unit (unit_id, answer);

-- change_seq is the entry of the change log that made it: what counted at any moment can be told.
create table joint_result_version (
  result_id text not null references joint_result (id),
  version bigint not null,
  change_seq bigint not null,
  to_day text not null,
  state text not null,
  body text not null,
  what text not null,
  reason text,
  changed_by text not null,
  changed_at text not null,
  primary key (result_id, version)
);
create index joint_result_version_day on joint_result_version (to_day, change_seq);

-- Two results that a person has judged not to be the same; ids in order.
create table result_pair (
  first_id text not null references joint_result (id),
  second_id text not null references joint_result (id),
  reason text not null,
  judged_by text not null,
  judged_at text not null,
  undone_at text,
  primary key (first_id, second_id)
);

-- What both were before one was merged into the other; merged_version is the one the kept result got by it.
create table result_merge (
  id text not null primary key,
  kept_id text not null references joint_result (id),
  absorbed_id text not null references joint_result (id),
  kept_state text not null,
  kept_body text not null,
  absorbed_state text not null,
  absorbed_body text not null,
  merged_version bigint not null,
  reason text not null,
  merged_by text not null,
  merged_at text not null,
  undone_by text,
  undone_at text
);
create index result_merge_kept on result_merge (kept_id);
create index result_merge_absorbed on result_merge (absorbed_id);

create table measure_factor (
  id text not null primary key,
  what text not null,
  from_unit text not null,
  to_unit text not null,
  factor text not null,
  approximate bigint not null,
  basis text not null,
  changed_by text not null,
  changed_at text not null,
  removed_at text,
  unique (what, from_unit, to_unit)
);

-- "Of which joint: 18", where forces report totals only; units is a JSON list.
create table stated_overlap (
  id text not null primary key,
  territory_id text not null references territory (id),
  period text not null,
  period_start bigint not null,
  period_end bigint not null,
  indicator bigint not null,
  amount bigint not null,
  units text not null,
  basis text not null,
  stated_by text not null,
  stated_at text not null,
  withdrawn_by text,
  withdrawn_at text
);

create table reconciliation (
  id text not null primary key,
  territory_id text not null references territory (id),
  period text not null,
  period_start bigint not null,
  period_end bigint not null,
  opened_by text not null,
  opened_at text not null,
  unique (territory_id, period)
);

-- A force's signature holds for the versions of the results it was given for (a JSON object, id to version); a later one is shown, and the force must sign again.
create table reconciliation_signature (
  session_id text not null references reconciliation (id),
  number bigint not null,
  force text not null,
  unit_id text not null references org_unit (id),
  sequence bigint not null,
  results text not null,
  remark text,
  signed_by text not null,
  signed_at text not null,
  primary key (session_id, number)
);
