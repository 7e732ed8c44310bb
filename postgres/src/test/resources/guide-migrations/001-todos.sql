create table todo (
  id bigint generated always as identity primary key,
  title text not null,
  due_on date,
  tags text[] not null default '{}'
);
create table stock (sku text primary key, amount int not null check (amount >= 0));
create table orders (id bigint generated always as identity primary key, sku text not null);
create table account (id bigint generated always as identity, email text unique);
