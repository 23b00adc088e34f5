-- Every text is compared byte by byte, as on SQLite: lists come in the same order on any server, and a column that names a row of another table finds it by that table's index.
do $$
declare c record;
begin
  for c in
    select t.oid::regclass as table_name, string_agg(format('alter column %I type text collate "C"', a.attname), ', ' order by a.attnum) as changes
    from pg_class t join pg_attribute a on a.attrelid = t.oid join pg_collation k on k.oid = a.attcollation
    where t.relnamespace = current_schema()::regnamespace and t.relkind = 'r' and not t.relispartition and a.attnum > 0 and not a.attisdropped and a.atttypid = 'text'::regtype and k.collname = 'default'
    group by t.oid
  loop
    execute format('alter table %s %s', c.table_name, c.changes);
  end loop;
end $$;

-- Filled anew at the next start.
drop table search_document;
delete from search_made;

create table search_document (
  number bigint not null default nextval('search_document_number'),
  kind text collate "C" not null,
  id text collate "C" not null,
  owner text collate "C" not null,
  code text collate "C" not null,
  title text collate "C" not null,
  words text collate "C" not null,
  day text collate "C" not null,
  lexemes tsvector not null generated always as (array_to_tsvector(string_to_array(words, ' '))) stored,
  primary key (kind, number),
  unique (kind, id)
) partition by list (kind);
create index search_document_owner on search_document (kind, owner);
create index search_document_lexemes on search_document using gin (lexemes);

create table search_document_reports partition of search_document for values in ('reports');
create table search_document_results partition of search_document for values in ('results');
create table search_document_plans partition of search_document for values in ('plans');
create table search_document_directives partition of search_document for values in ('directives');
create table search_document_conferences partition of search_document for values in ('conferences');
create table search_document_conclusions partition of search_document for values in ('conclusions');
create table search_document_assignments partition of search_document for values in ('assignments');
create table search_document_shortcomings partition of search_document for values in ('shortcomings');
create table search_document_others partition of search_document default;
