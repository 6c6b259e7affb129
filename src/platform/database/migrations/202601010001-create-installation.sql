-- One row: this installation of the program, and how far its demo got (a demo that was interrupted is loaded anew).
create table installation (
  id uuid primary key,
  created_at timestamptz not null,
  demo_state text not null check (demo_state in ('none', 'loading', 'loaded')),
  only_one boolean not null default true unique check (only_one)
);
