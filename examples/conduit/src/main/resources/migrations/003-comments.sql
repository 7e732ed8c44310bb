create table comment (
  id bigint generated always as identity primary key,
  article bigint not null references article on delete cascade,
  author bigint not null references app_user on delete cascade,
  body text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create index comment_by_article on comment (article, created_at desc);
