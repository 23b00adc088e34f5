-- A plan is one document a version; its last one stands here, with what lists and searches need beside it. The edition counts the texts its parties were asked about.
create table joint_plan (
  id text not null primary key,
  code text not null unique,
  kind text not null check (kind in ('annual', 'campaign', 'protection', 'patrol', 'disaster', 'exercise')),
  state text not null check (state in ('draft', 'sent', 'approved', 'inforce', 'reviewed', 'closed', 'withdrawn', 'cancelled')),
  edition integer not null,
  version integer not null,
  author_unit_id text not null references org_unit (id),
  territory_id text not null references territory (id),
  from_day text not null,
  to_day text not null,
  title text not null,
  parent_id text references joint_plan (id),
  body text not null,
  standing text not null,
  changed_by text not null,
  changed_at text not null,
  sort_key text not null,
  search_text text not null
);
create index joint_plan_days on joint_plan (state, from_day, to_day);
create index joint_plan_parent on joint_plan (parent_id);

-- Who has to do with it: role is author, party or work; answer is a party's to the edition that stands: waiting, agreed or commented.
create table joint_plan_unit (
  plan_id text not null references joint_plan (id),
  unit_id text not null references org_unit (id),
  role text not null check (role in ('author', 'party', 'work')),
  answer text not null,
  primary key (plan_id, unit_id, role)
);
create index joint_plan_unit_unit on joint_plan_unit (unit_id, role);

create table joint_plan_version (
  plan_id text not null references joint_plan (id),
  version integer not null,
  edition integer not null,
  state text not null,
  body text not null,
  standing text not null,
  what text not null,
  unit_id text,
  reason text,
  changed_by text not null,
  changed_at text not null,
  primary key (plan_id, version)
);

-- Directives that a plan rests on: what was made of a directive is asked from its side.
create table joint_plan_basis (
  plan_id text not null references joint_plan (id),
  directive_id text not null,
  primary key (plan_id, directive_id)
);
create index joint_plan_basis_directive on joint_plan_basis (directive_id);
