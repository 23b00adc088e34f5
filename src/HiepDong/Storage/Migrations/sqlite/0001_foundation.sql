-- Ids and times are text in both databases: UUIDv7 or code~first-day; UTC as yyyy-MM-ddTHH:mm:ss.fffZ; days as yyyy-MM-dd.
-- A period stands as its code and as the numbers of its first and last month (year * 12 + month - 1).

create table setting (
  name text not null primary key,
  value text not null
);

create table change_log (
  seq integer not null primary key,
  node text not null,
  at text not null,
  actor text not null,
  author_unit text not null,
  kind text not null,
  subject text not null,
  body text not null,
  prev_hash text not null,
  hash text not null
);
create index change_log_subject on change_log (subject, seq);
create index change_log_kind on change_log (kind, seq);

create table territory (
  id text not null primary key,
  code text not null,
  name text not null,
  kind text not null,
  parent_id text references territory (id),
  valid_from text not null,
  valid_to text,
  search_text text not null,
  sort_key text not null,
  unique (code, valid_from)
);

create table org_unit (
  id text not null primary key,
  code text not null,
  name text not null,
  force text not null,
  echelon text not null,
  territory_id text not null references territory (id),
  superior_id text references org_unit (id),
  valid_from text not null,
  valid_to text,
  search_text text not null,
  sort_key text not null,
  unique (code, valid_from)
);

create table succession (
  id text not null primary key,
  subject text not null check (subject in ('territory', 'unit')),
  predecessor_id text not null,
  successor_id text,
  effective_on text not null,
  mode text not null check (mode in ('renamed', 'merged', 'split', 'dissolved')),
  basis text not null,
  operation_id text not null
);

create table holiday (
  day text not null primary key,
  name_vi text not null,
  name_en text not null
);

create table indicator (
  number integer not null primary key,
  code text not null unique,
  topic text not null,
  name_vi text not null,
  name_en text not null,
  unit_vi text not null,
  unit_en text not null,
  adds_up text not null check (adds_up in ('sum', 'last', 'ratio')),
  decimals integer not null check (decimals between 0 and 6),
  pair_of text,
  part_of text,
  exhaustive integer not null default 0,
  numerator text,
  denominator text,
  direction text not null,
  forces text not null,
  retired integer not null default 0
);

create table report_form (
  code text not null,
  version integer not null,
  valid_from text not null,
  valid_to text,
  body text not null,
  primary key (code, version)
);

create table report (
  id text not null primary key,
  unit_id text not null references org_unit (id),
  form_code text not null,
  form_version integer not null,
  period text not null,
  period_start integer not null,
  period_end integer not null,
  due_on text not null,
  state text not null check (state in ('draft', 'submitted', 'returned', 'accepted')),
  version integer not null,
  accepted_version integer,
  first_submitted_at text,
  submitted_at text,
  return_reason text,
  created_at text not null,
  unique (unit_id, form_code, period)
);
create index report_state on report (state, period);
create index report_period on report (period_end, form_code);

-- One document a version; "counted" marks the accepted version that stands in the totals.
create table report_version (
  report_id text not null references report (id),
  version integer not null,
  counted integer not null default 0,
  unit_id text not null,
  form_code text not null,
  period_start integer not null,
  period_end integer not null,
  late integer not null,
  figures text not null,
  origins text not null,
  remarks text not null,
  narratives text not null,
  reason text,
  submitted_by text not null,
  submitted_at text not null,
  accepted_by text,
  accepted_at text,
  accepted_seq integer,
  content_hash text not null,
  primary key (report_id, version)
);
create index report_version_accepted on report_version (accepted_seq);

create table report_draft (
  report_id text not null primary key references report (id),
  revision integer not null,
  body text not null,
  saved_by text not null,
  saved_at text not null
);

create table stored_file (
  sha256 text not null primary key,
  size integer not null,
  content blob not null
);

create table attachment (
  id text not null primary key,
  report_id text not null references report (id),
  name text not null,
  media_type text not null,
  sha256 text not null references stored_file (sha256),
  added_by text not null,
  added_at text not null,
  removed_at text
);
create index attachment_report on attachment (report_id);

create table publication (
  id text not null primary key,
  hierarchy text not null,
  scope_id text not null,
  scope_code text not null,
  scope_name text not null,
  number integer not null,
  year integer not null,
  period text not null,
  period_start integer not null,
  period_end integer not null,
  title text not null,
  sequence integer not null,
  body text not null,
  body_hash text not null,
  docx_sha256 text not null references stored_file (sha256),
  xlsx_sha256 text not null references stored_file (sha256),
  published_by text not null,
  published_at text not null,
  unique (scope_code, hierarchy, year, number)
);

create table account (
  id text not null primary key,
  user_name text not null unique,
  display_name text not null,
  title text not null,
  password_hash text,
  security_stamp text not null,
  failed_count integer not null default 0,
  lockout_end text,
  disabled_at text,
  created_at text not null
);

create table account_grant (
  account_id text not null references account (id),
  role text not null,
  unit_id text not null,
  hierarchy text not null,
  primary key (account_id, role, unit_id, hierarchy)
);

-- Set-up and password links are used once; only their hash is kept.
create table one_time_link (
  hash text not null primary key,
  purpose text not null,
  account_id text,
  created_at text not null,
  expires_at text not null,
  used_at text
);

create table access_token (
  id text not null primary key,
  account_id text not null references account (id),
  name text not null,
  hash text not null unique,
  created_at text not null,
  expires_at text,
  revoked_at text
);

create table idempotency (
  account_id text not null,
  key text not null,
  request_hash text not null,
  status integer not null,
  body text not null,
  at text not null,
  primary key (account_id, key)
);

create table web_key (
  name text not null primary key,
  xml text not null
);

-- Accepted figures as rows, for anyone's SQL tool; amounts are whole multiples of 10^-decimals.
create view figure_row as
select v.report_id, v.version, v.unit_id, v.form_code, v.period_start, v.period_end,
       cast(j.key as integer) as indicator,
       case j.type when 'object' then json_extract(j.value, '$.v') else j.value end as amount,
       case j.type when 'object' then json_extract(j.value, '$.q') else 'exact' end as qualifier,
       case j.type when 'object' then json_extract(j.value, '$.max') end as amount_max
from report_version v, json_each(v.figures) j
where v.counted = 1;
