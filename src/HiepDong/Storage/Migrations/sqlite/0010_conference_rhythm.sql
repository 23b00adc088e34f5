-- How often the forces of an echelon confer, on which day and who hosts in turn; data, with where it comes from. rotation is a JSON list of forces.
create table conference_rhythm (
  id text not null primary key,
  echelon text not null,
  kind text not null,
  every text not null check (every in ('week', 'month', 'quarter', 'half', 'year')),
  day integer not null,
  at_hour text not null,
  minutes integer not null,
  rotation text not null,
  valid_from text not null,
  valid_to text,
  source text not null,
  changed_by text not null,
  changed_at text not null,
  removed_at text
);

insert into conference_rhythm (id, echelon, kind, every, day, at_hour, minutes, rotation, valid_from, source, changed_by, changed_at) values
  ('rhythm-commune-week', 'commune', 'briefing', 'week', 1, '07:30', 60, '["civil"]', '2020-01-01', 'Thông lệ quan sát được: cấp xã giao ban hằng tuần (chưa kiểm chứng văn bản)', 'hiepdong', '2026-01-01T00:00:00.000Z'),
  ('rhythm-defence-area-month', 'defence_area', 'briefing', 'month', 3, '08:00', 120, '["army"]', '2020-01-01', 'Giá trị đề xuất ban đầu, chưa có văn bản; sửa theo quy chế phối hợp của đơn vị', 'hiepdong', '2026-01-01T00:00:00.000Z'),
  ('rhythm-province-quarter', 'province', 'briefing', 'quarter', 10, '07:30', 180, '["police","army","border_guard"]', '2020-01-01', 'Thông lệ quan sát được: cấp tỉnh giao ban hằng quý, luân phiên đăng cai', 'hiepdong', '2026-01-01T00:00:00.000Z'),
  ('rhythm-province-year', 'province', 'final_review', 'year', -6, '07:30', 240, '["police","army","border_guard"]', '2020-01-01', 'Thông lệ quan sát được: tổng kết cuối năm hoặc tháng 01 năm sau', 'hiepdong', '2026-01-01T00:00:00.000Z'),
  ('rhythm-military-region-half', 'military_region', 'interim_review', 'half', 15, '08:00', 180, '["army"]', '2020-01-01', 'Giá trị đề xuất ban đầu, chưa có văn bản; sửa theo quy chế phối hợp của đơn vị', 'hiepdong', '2026-01-01T00:00:00.000Z'),
  ('rhythm-military-region-year', 'military_region', 'final_review', 'year', 15, '08:00', 240, '["army"]', '2020-01-01', 'Giá trị đề xuất ban đầu, chưa có văn bản; sửa theo quy chế phối hợp của đơn vị', 'hiepdong', '2026-01-01T00:00:00.000Z'),
  ('rhythm-ministry-half', 'ministry', 'interim_review', 'half', 20, '08:00', 240, '["army","police"]', '2020-01-01', 'Thông lệ quan sát được: hai Bộ sơ kết 6 tháng vào tháng 7', 'hiepdong', '2026-01-01T00:00:00.000Z'),
  ('rhythm-ministry-year', 'ministry', 'final_review', 'year', 25, '08:00', 240, '["army","police"]', '2020-01-01', 'Thông lệ quan sát được: hai Bộ tổng kết năm vào tháng 01, 02; luân phiên chủ trì', 'hiepdong', '2026-01-01T00:00:00.000Z');
