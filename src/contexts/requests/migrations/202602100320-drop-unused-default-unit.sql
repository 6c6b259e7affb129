-- Units are chosen when a case is handed over; a category names a workstation only.
alter table request_category drop column default_unit_id;
