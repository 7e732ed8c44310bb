create table app_user (
  id bigint generated always as identity primary key,
  username text not null constraint username_taken unique,
  email text not null,
  password_hash text not null,
  bio text,
  image text,
  created_at timestamptz not null default now()
);

-- One account for an address, however it is written.
create unique index email_taken on app_user (lower(email));

create table follow (
  follower bigint not null references app_user on delete cascade,
  followed bigint not null references app_user on delete cascade,
  primary key (follower, followed)
);
