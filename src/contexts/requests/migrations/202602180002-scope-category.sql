-- A category of one place only; null: for the whole city.
alter table request_category add column division_code text;
alter table request_category add column place_path ltree;
alter table request_category add constraint request_category_place check ((division_code is null) = (place_path is null));
