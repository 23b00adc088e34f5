-- Documents that create work or are cited; one row a document, its content at every version in directive_version.
create table directive (
  id text not null primary key,
  identity_key text not null,
  sign_key text not null,
  kind text not null,
  sign text not null,
  issued_on text not null,
  year bigint not null,
  issuer text not null,
  issuer_key text not null,
  issuer_unit_id text,
  secrecy text not null,
  effective_on text not null,
  expires_on text,
  legal_basis bigint not null,
  normative bigint not null,
  creates_work bigint not null,
  owner_unit_id text not null references org_unit (id),
  state text not null,
  version bigint not null,
  body text not null,
  search_text text not null,
  sort_sign text not null,
  sort_issuer text not null,
  changed_by text not null,
  changed_at text not null
);
-- The same document is registered once; a withdrawn entry gives its place free.
create unique index directive_identity on directive (identity_key) where state = 'registered';
create index directive_sign on directive (sign_key);
create index directive_day on directive (issued_on);

create table directive_version (
  directive_id text not null references directive (id),
  version bigint not null,
  state text not null,
  body text not null,
  what text not null,
  reason text,
  changed_by text not null,
  changed_at text not null,
  primary key (directive_id, version)
);

-- Which document replaces or amends which.
create table directive_link (
  directive_id text not null references directive (id),
  target_id text not null references directive (id),
  kind text not null,
  primary key (directive_id, target_id, kind)
);
create index directive_link_target on directive_link (target_id);

-- Units a document was addressed to, by whom, and what they answered.
create table directive_delivery (
  directive_id text not null references directive (id),
  unit_id text not null references org_unit (id),
  from_unit_id text,
  sent_by text not null,
  sent_at text not null,
  received_by text,
  received_at text,
  no_need text,
  no_need_by text,
  no_need_at text,
  primary key (directive_id, unit_id)
);
create index directive_delivery_unit on directive_delivery (unit_id);
