-- Old months of orders, lines, payments and refunds in tables of their own, below the plugin's tables (PostgreSQL 13 or
-- later). See "Months in tables of their own" in ../scaling.md before you run anything of this. 한국어: ../scaling.ko.md
--
--   psql "$DATABASE_URL" -v ON_ERROR_STOP=1 -f months-postgresql.sql      once, and again after each upgrade
--   psql "$DATABASE_URL" -c "call commerce_months.move(12)"               each month, in a quiet hour
--   psql "$DATABASE_URL" -c "select * from commerce_months.doubled()"     no rows: no key lives twice
--
-- Run it as the role that Strapi connects as, with Strapi's schema in front of the search path. A child table inherits
-- from the plugin's own table: whoever reads, updates or locks rows of the plugin's table finds those of its children
-- too. New rows always go into the plugin's own table.

begin;

-- A schema of their own: Strapi's schema sync looks into its own schema alone and never sees the children.
create schema if not exists commerce_months;

-- What is moved, in this order and together: an order's rows leave in one transaction. `keys` are the columns that are
-- unique in the plugin's table, besides id. An index is unique within one table only: the guard below holds them unique
-- across all.
create or replace view commerce_months.kinds as
  select kind, keys from (values
    ('commerce_orders', array['order_id']),
    ('commerce_order_lines', array[]::text[]),
    ('commerce_payments', array['payment_key']),
    ('commerce_refunds', array['refund_id', 'transaction_key'])
  ) as listed (kind, keys);

-- Refuses a new row whose key lives in a child already, as the unique index refuses one that lives beside it: with the
-- same code, which the plugin takes for "is there already". Rows come into children under a lock that nobody inserts
-- beside, so that no key slips between the two. A function for each table, since PostgreSQL keeps the plans of its
-- statements; those that it would build at each call are read anew each time, with the indexes of every child.
create or replace procedure commerce_months.make_guard(kind text, keys text[]) language plpgsql as $make$
declare
  guarded text := (select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where c.oid = kind::regclass);
  checks text := (select string_agg(format($check$
      if tg_op = 'INSERT' or new.%1$I is distinct from old.%1$I then
        if exists (select from %2$s t where t.%1$I = new.%1$I and t.tableoid <> tg_relid) then
          raise unique_violation using message = 'This %1$s of %3$s lives in an old month already';
        end if;
      end if;$check$, key, guarded, kind), '') from unnest(keys) as key);
begin
  execute format('create or replace function commerce_months.%I() returns trigger language plpgsql as $guard$
    begin %s
      return new;
    end $guard$', 'guard_' || kind, checks);
  execute format('drop trigger if exists commerce_months_guard on %s', guarded);
  execute format('create trigger commerce_months_guard before insert or update of %s on %s for each row execute function commerce_months.%I()',
    (select string_agg(quote_ident(key), ', ') from unnest(keys) as key), guarded, 'guard_' || kind);
end $make$;

-- Makes a child of a table unless it is there, and gives it each index that the table has and it lacks: indexes are not
-- inherited, and an upgrade of the plugin may bring new ones. Columns are inherited, also those that come later.
create or replace function commerce_months.child(kind text, piece text) returns regclass language plpgsql as $$
declare
  name text := format('%s_%s', kind, piece);
  child text := format('commerce_months.%I', name);
  wanted record;
begin
  if to_regclass(child) is null then
    execute format('create table %s () inherits (%I)', child, kind);
  end if;
  for wanted in
    select i.indisunique as is_unique, pg_get_indexdef(i.indexrelid) as definition,
           substring(pg_get_indexdef(i.indexrelid) from ' USING .*$') as way
      from pg_index i where i.indrelid = kind::regclass
  loop
    if not exists (
      select from pg_index o where o.indrelid = child::regclass and o.indisunique = wanted.is_unique
         and substring(pg_get_indexdef(o.indexrelid) from ' USING .*$') = wanted.way
    ) then
      execute format('create %s index on %s %s', case when wanted.is_unique then 'unique' end, child, wanted.way);
    end if;
  end loop;
  return child::regclass;
end $$;

-- Moves rows of one kind from the plugin's table into a child. One statement: readers see each row once, before or after.
create or replace function commerce_months.carry(kind text, child regclass, condition text, wanted text[])
returns bigint language plpgsql as $$
declare
  columns text;
  moved bigint;
begin
  -- By name: after changes of the tables a child's columns may be in another order.
  select string_agg(quote_ident(attname), ', ' order by attnum) into columns
    from pg_attribute where attrelid = kind::regclass and attnum > 0 and not attisdropped;
  execute format(
    'with gone as (delete from only %I where %s returning %s) insert into %s (%s) select %s from gone',
    kind, condition, columns, child, columns, columns
  ) using wanted;
  get diagnostics moved = row_count;
  return moved;
end $$;

-- Orders of that month that are over, whose payments and refunds are over too: nothing is due for them any more, nobody
-- waits for them, no problem is open.
create or replace function commerce_months.finished(begins bigint, ends bigint, batch int)
returns text[] language sql stable as $$
  select array_agg(order_id) from (
    select o.order_id from only commerce_orders o
     where o.ordered_at >= begins and o.ordered_at < ends
       and o.state in ('paid', 'partially_refunded', 'refunded', 'expired', 'canceled')
       and not exists (
         select from commerce_payments p where p.order_id = o.order_id
            and (p.state in ('confirming', 'awaiting_deposit') or p.next_check_at is not null
                 or p.look_at is not null or p.problem_at is not null))
       and not exists (
         select from commerce_refunds r where r.order_id = o.order_id
            and (r.state in ('requested', 'processing') or r.next_check_at is not null or r.problem_at is not null))
     limit batch
  ) as found
$$;

-- Moves what is over of one month, a batch in each transaction. Writers of the four tables wait for a batch (readers do
-- not): so that nobody is about to write into a row that leaves, which would then be missed. Who cannot have the lock in
-- a fifth of a second lets everybody else pass, rests, and tries again.
create or replace procedure commerce_months.move_month(begins timestamptz, piece text, batch int)
language plpgsql as $$
declare
  starts bigint := extract(epoch from begins) * 1000;
  ends bigint := extract(epoch from (begins at time zone 'Asia/Seoul' + interval '1 month') at time zone 'Asia/Seoul') * 1000;
  listed record;
  wanted text[];
  refused int := 0;
begin
  if commerce_months.finished(starts, ends, 1) is null then
    return;
  end if;
  for listed in select kind from commerce_months.kinds loop
    perform commerce_months.child(listed.kind, piece);
  end loop;
  commit;
  loop
    begin
      set local lock_timeout = '200ms';
      lock table commerce_orders, commerce_order_lines, commerce_payments, commerce_refunds in exclusive mode;
      wanted := commerce_months.finished(starts, ends, batch);
      if wanted is not null then
        for listed in select kind from commerce_months.kinds loop
          perform commerce_months.carry(
            listed.kind, format('commerce_months.%I', listed.kind || '_' || piece)::regclass, 'order_id = any($1)', wanted);
        end loop;
      end if;
      refused := 0;
    exception when lock_not_available then
      refused := refused + 1;
      if refused > 100 then
        raise;
      end if;
      wanted := array[]::text[];
    end;
    commit;
    exit when wanted is null;
    perform pg_sleep(case when refused > 0 then 0.5 else 0.02 end);
  end loop;
end $$;

-- Moves all months that ended so many months ago or longer, by the calendar of Korea, into tables of a year each or of a
-- month each: 'YYYY' or 'YYYY_MM'. Every statement asks every table: few are better, see the page. Stopped in the middle it goes on where it was when it is called again.
create or replace procedure commerce_months.move(keep_months int, batch int default 200, pieces text default 'YYYY')
language plpgsql as $$
declare
  this_month timestamp := date_trunc('month', now() at time zone 'Asia/Seoul');
  oldest timestamp;
begin
  if pieces not in ('YYYY', 'YYYY_MM') then
    raise 'Pieces are YYYY or YYYY_MM, not %', pieces;
  end if;
  if keep_months < 3 then
    raise 'Keep at least 3 months: the plugin looks at a paid payment for a month';
  end if;
  select date_trunc('month', to_timestamp(min(ordered_at) / 1000.0) at time zone 'Asia/Seoul')
    into oldest from only commerce_orders;
  while oldest < this_month - make_interval(months => keep_months) loop
    call commerce_months.move_month(oldest at time zone 'Asia/Seoul', to_char(oldest, pieces), batch);
    oldest := oldest + interval '1 month';
  end loop;
end $$;

-- Keys that live in more than one table. There are none unless somebody wrote by hand.
create or replace function commerce_months.doubled() returns table (kind text, key text, value text)
language plpgsql as $$
declare
  listed record;
begin
  for listed in select k.kind, unnest(k.keys || array['id']) as key from commerce_months.kinds k loop
    return query execute format(
      'select %L, %L, %I::text from %I where %I is not null group by %I having count(*) > 1',
      listed.kind, listed.key, listed.key, listed.kind, listed.key, listed.key);
  end loop;
end $$;

-- The guards, and the indexes of children that an upgrade has brought.
do $$
declare
  listed record;
  existing record;
begin
  for listed in select kind, keys from commerce_months.kinds loop
    if cardinality(listed.keys) > 0 then
      call commerce_months.make_guard(listed.kind, listed.keys);
    end if;
    for existing in
      select substring(c.relname from '\d{4}(?:_\d{2})?$') as piece from pg_inherits h join pg_class c on c.oid = h.inhrelid
       where h.inhparent = listed.kind::regclass and c.relnamespace = 'commerce_months'::regnamespace
    loop
      perform commerce_months.child(listed.kind, existing.piece);
    end loop;
  end loop;
end $$;

commit;
