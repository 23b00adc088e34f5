-- A chair's unit approves the minutes and conclusions as they stood after an entry of the conference's log; a later change of their text lapses it.
create table conference_approval (
  conference_id text not null references conference (id),
  number bigint not null,
  unit_id text not null,
  text_number bigint not null,
  approved_by text not null,
  approved_at text not null,
  taken_back_at text,
  primary key (conference_id, number)
);

-- Number and day of the minutes (bb) and of the notice of conclusions (tb), once they are issued.
create table conference_paper (
  conference_id text not null references conference (id),
  kind text not null check (kind in ('bb', 'tb')),
  number bigint not null,
  signed_on text not null,
  changed_by text not null,
  changed_at text not null,
  primary key (conference_id, kind)
);
