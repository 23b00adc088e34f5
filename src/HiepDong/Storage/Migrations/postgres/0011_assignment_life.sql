-- What lists, counts and drawings of assignments need beside the document: the assignment one was passed on from, the deadline as ordered (deadline holds what was
-- granted), the day it was done or cancelled, and of each unit its own deadline, whether it submitted late, and whether it asks for more time.
alter table assignment add column parent_id text;
alter table assignment add column ordered_by text not null default '';
alter table assignment add column late bigint not null default 0;
alter table assignment add column ended_on text;
create index assignment_parent on assignment (parent_id);
alter table assignment_unit add column deadline text not null default '';
alter table assignment_unit add column late bigint not null default 0;
alter table assignment_unit add column asking bigint not null default 0;
