-- Each job names the file that it loads and the number of its version, so that a later file takes neither its place nor
-- its number unseen. Versions may also be 'put_aside' (they waited, and a later file was loaded) and 'passed_over' (a
-- later file came before their loading began; they have no table).
alter table job add column file_hash varchar(64);
alter table job add column file_name varchar(500);
-- 0 where the job was queued before there were numbers
alter table job add column number integer default 0 not null;
