-- What lists of thousands are counted and ordered by stands beside their bodies, so that no body is read for a number.
create index joint_result_sums on joint_result (code, state, cases, cases_about, id);
create index assignment_sums on assignment (state, late, id);
create index assignment_order on assignment (deadline, id);
create index assignment_assigner on assignment (assigner_unit_id, state);
create index assignment_unit_deadline on assignment_unit (state, deadline, role, assignment_id);
