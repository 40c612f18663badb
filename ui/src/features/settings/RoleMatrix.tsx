import { type MatrixRow, type Role, useDesk } from "@/ipc";
import { ErrorText, Icon, opGroupWord, opWord, Panel, Skeleton } from "@/kit";
import { m } from "@/paraglide/messages";
import { shortRoleWord } from "./StaffTable";
import s from "./settings.module.css";

const groupOf = ({ op }: MatrixRow): string => op.split(".")[0] ?? op;

/** Who may do what, from the table the program itself obeys; related things together. */
export function RoleMatrix() {
  const { data, error } = useDesk("role_matrix", {});
  const rows = data?.rows ?? [];
  const groups = [...new Set(rows.map(groupOf))];
  return (
    <Panel title={m.settings_matrix()}>
      <p className="soft">{m.settings_matrix_note()}</p>
      <ErrorText error={error} />
      {!data && !error && <Skeleton />}
      <div className={s.matrix}>
        {groups.map((group) => (
          <Rights
            key={group}
            group={group}
            rows={rows.filter((row) => groupOf(row) === group)}
            roles={data?.roles ?? []}
          />
        ))}
      </div>
    </Panel>
  );
}

function Rights({ group, rows, roles }: { group: string; rows: readonly MatrixRow[]; roles: Role[] }) {
  return (
    <table className={s.rights}>
      <thead>
        <tr>
          <th scope="col">{opGroupWord(group)}</th>
          {roles.map((role) => (
            <th key={role} scope="col">
              {shortRoleWord(role)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.op}>
            <th scope="row">{opWord(row.op)}</th>
            {roles.map((role) => (
              <td key={role}>
                {row.roles.length === 0 || row.roles.includes(role) ? (
                  <span role="img" aria-label={m.settings_matrix_may()} className={s.may}>
                    <Icon name="check" />
                  </span>
                ) : (
                  <span role="img" aria-label={m.settings_matrix_may_not()} className={s.gone}>
                    –
                  </span>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
