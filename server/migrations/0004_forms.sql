-- Forms that came inside of diagrams (`zeebe:userTaskForm`): what user tasks of the deployment ask people for.
create table embedded_form (
  deployment_id uuid not null references deployment,
  form_id text not null,
  body text not null,
  primary key (deployment_id, form_id)
);
