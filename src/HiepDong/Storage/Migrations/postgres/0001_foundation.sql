-- Ids and times are text in both databases: UUIDv7 or code~first-day; UTC as yyyy-MM-ddTHH:mm:ss.fffZ; days as yyyy-MM-dd.
-- A period stands as its code and as the numbers of its first and last month (year * 12 + month - 1).

create table setting (
  name text collate "C" not null primary key,
  value text collate "C" not null
);

create table change_log (
  seq bigint not null primary key,
  node text collate "C" not null,
  at text collate "C" not null,
  actor text collate "C" not null,
  author_unit text collate "C" not null,
  kind text collate "C" not null,
  subject text collate "C" not null,
  body text collate "C" not null,
  prev_hash text collate "C" not null,
  hash text collate "C" not null
);
create index change_log_subject on change_log (subject, seq);
create index change_log_kind on change_log (kind, seq);

create table territory (
  id text collate "C" not null primary key,
  code text collate "C" not null,
  name text collate "C" not null,
  kind text collate "C" not null,
  parent_id text collate "C" references territory (id),
  valid_from text collate "C" not null,
  valid_to text collate "C",
  search_text text collate "C" not null,
  sort_key text collate "C" not null,
  unique (code, valid_from)
);

create table org_unit (
  id text collate "C" not null primary key,
  code text collate "C" not null,
  name text collate "C" not null,
  force text collate "C" not null,
  echelon text collate "C" not null,
  territory_id text collate "C" not null references territory (id),
  superior_id text collate "C" references org_unit (id),
  valid_from text collate "C" not null,
  valid_to text collate "C",
  search_text text collate "C" not null,
  sort_key text collate "C" not null,
  unique (code, valid_from)
);

create table succession (
  id text collate "C" not null primary key,
  subject text collate "C" not null check (subject in ('territory', 'unit')),
  predecessor_id text collate "C" not null,
  successor_id text collate "C",
  effective_on text collate "C" not null,
  mode text collate "C" not null check (mode in ('renamed', 'merged', 'split', 'dissolved')),
  basis text collate "C" not null,
  operation_id text collate "C" not null
);

create table holiday (
  day text collate "C" not null primary key,
  name_vi text collate "C" not null,
  name_en text collate "C" not null
);

create table indicator (
  number bigint not null primary key,
  code text collate "C" not null unique,
  topic text collate "C" not null,
  name_vi text collate "C" not null,
  name_en text collate "C" not null,
  unit_vi text collate "C" not null,
  unit_en text collate "C" not null,
  adds_up text collate "C" not null check (adds_up in ('sum', 'last', 'ratio')),
  decimals bigint not null check (decimals between 0 and 6),
  pair_of text collate "C",
  part_of text collate "C",
  exhaustive bigint not null default 0,
  numerator text collate "C",
  denominator text collate "C",
  direction text collate "C" not null,
  forces text collate "C" not null,
  retired bigint not null default 0
);

create table report_form (
  code text collate "C" not null,
  version bigint not null,
  valid_from text collate "C" not null,
  valid_to text collate "C",
  body text collate "C" not null,
  primary key (code, version)
);

create table report (
  id text collate "C" not null primary key,
  unit_id text collate "C" not null references org_unit (id),
  form_code text collate "C" not null,
  form_version bigint not null,
  period text collate "C" not null,
  period_start bigint not null,
  period_end bigint not null,
  due_on text collate "C" not null,
  state text collate "C" not null check (state in ('draft', 'submitted', 'returned', 'accepted')),
  version bigint not null,
  accepted_version bigint,
  first_submitted_at text collate "C",
  submitted_at text collate "C",
  return_reason text collate "C",
  created_at text collate "C" not null,
  unique (unit_id, form_code, period)
);
create index report_state on report (state, period);
create index report_period on report (period_end, form_code);

-- One document a version; "counted" marks the accepted version that stands in the totals.
create table report_version (
  report_id text collate "C" not null references report (id),
  version bigint not null,
  counted bigint not null default 0,
  unit_id text collate "C" not null,
  form_code text collate "C" not null,
  period_start bigint not null,
  period_end bigint not null,
  late bigint not null,
  figures text collate "C" not null,
  origins text collate "C" not null,
  remarks text collate "C" not null,
  narratives text collate "C" not null,
  reason text collate "C",
  submitted_by text collate "C" not null,
  submitted_at text collate "C" not null,
  accepted_by text collate "C",
  accepted_at text collate "C",
  accepted_seq bigint,
  content_hash text collate "C" not null,
  primary key (report_id, version)
);
create index report_version_accepted on report_version (accepted_seq);

create table report_draft (
  report_id text collate "C" not null primary key references report (id),
  revision bigint not null,
  body text collate "C" not null,
  saved_by text collate "C" not null,
  saved_at text collate "C" not null
);

create table stored_file (
  sha256 text collate "C" not null primary key,
  size bigint not null,
  content bytea not null
);

create table attachment (
  id text collate "C" not null primary key,
  report_id text collate "C" not null references report (id),
  name text collate "C" not null,
  media_type text collate "C" not null,
  sha256 text collate "C" not null references stored_file (sha256),
  added_by text collate "C" not null,
  added_at text collate "C" not null,
  removed_at text collate "C"
);
create index attachment_report on attachment (report_id);

create table publication (
  id text collate "C" not null primary key,
  hierarchy text collate "C" not null,
  scope_id text collate "C" not null,
  scope_code text collate "C" not null,
  scope_name text collate "C" not null,
  number bigint not null,
  year bigint not null,
  period text collate "C" not null,
  period_start bigint not null,
  period_end bigint not null,
  title text collate "C" not null,
  sequence bigint not null,
  body text collate "C" not null,
  body_hash text collate "C" not null,
  docx_sha256 text collate "C" not null references stored_file (sha256),
  xlsx_sha256 text collate "C" not null references stored_file (sha256),
  published_by text collate "C" not null,
  published_at text collate "C" not null,
  unique (scope_code, hierarchy, year, number)
);

create table account (
  id text collate "C" not null primary key,
  user_name text collate "C" not null unique,
  display_name text collate "C" not null,
  title text collate "C" not null,
  password_hash text collate "C",
  security_stamp text collate "C" not null,
  failed_count bigint not null default 0,
  lockout_end text collate "C",
  disabled_at text collate "C",
  created_at text collate "C" not null
);

create table account_grant (
  account_id text collate "C" not null references account (id),
  role text collate "C" not null,
  unit_id text collate "C" not null,
  hierarchy text collate "C" not null,
  primary key (account_id, role, unit_id, hierarchy)
);

-- Set-up and password links are used once; only their hash is kept.
create table one_time_link (
  hash text collate "C" not null primary key,
  purpose text collate "C" not null,
  account_id text collate "C",
  created_at text collate "C" not null,
  expires_at text collate "C" not null,
  used_at text collate "C"
);

create table access_token (
  id text collate "C" not null primary key,
  account_id text collate "C" not null references account (id),
  name text collate "C" not null,
  hash text collate "C" not null unique,
  created_at text collate "C" not null,
  expires_at text collate "C",
  revoked_at text collate "C"
);

create table idempotency (
  account_id text collate "C" not null,
  key text collate "C" not null,
  request_hash text collate "C" not null,
  status bigint not null,
  body text collate "C" not null,
  at text collate "C" not null,
  primary key (account_id, key)
);

create table web_key (
  name text collate "C" not null primary key,
  xml text collate "C" not null
);

-- Accepted figures as rows, for anyone's SQL tool; amounts are whole multiples of 10^-decimals.
create view figure_row as
select v.report_id, v.version, v.unit_id, v.form_code, v.period_start, v.period_end,
       j.key::bigint as indicator,
       case jsonb_typeof(j.value) when 'object' then (j.value ->> 'v')::bigint else (j.value #>> '{}')::bigint end as amount,
       case jsonb_typeof(j.value) when 'object' then j.value ->> 'q' else 'exact' end as qualifier,
       case jsonb_typeof(j.value) when 'object' then (j.value ->> 'max')::bigint end as amount_max
from report_version v, jsonb_each(v.figures::jsonb) j
where v.counted = 1;
