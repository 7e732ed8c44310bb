create table article (
  id bigint generated always as identity primary key,
  slug text not null constraint slug_taken unique,
  title text not null,
  description text not null,
  body text not null,
  tag_list text[] not null default '{}',
  author bigint not null references app_user on delete cascade,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create index article_newest on article (created_at desc, id desc);
create index article_by_author on article (author, created_at desc);
create index article_by_tag on article using gin (tag_list);

create table favorite (
  article bigint not null references article on delete cascade,
  reader bigint not null references app_user on delete cascade,
  primary key (article, reader)
);

create index favorite_by_reader on favorite (reader);
