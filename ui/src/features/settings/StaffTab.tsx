import { useState } from "react";
import { type Account, type Role, useAct, useDesk } from "@/ipc";
import { Button, Confirm, ErrorText, Notice, Panel, Skeleton, toast, toastUndo } from "@/kit";
import { m } from "@/paraglide/messages";
import { AddAccount } from "./AddAccount";
import { RoleMatrix } from "./RoleMatrix";
import { SetPassword } from "./SetPassword";
import { StaffTable } from "./StaffTable";
import s from "./settings.module.css";

/** Everybody who may sign in, and what each may do. */
export function StaffTab({ editable }: { editable: boolean }) {
  const { data, error } = useDesk("staff_list", {});
  const change = useAct("account_change");
  const [adding, setAdding] = useState(false);
  const [dismissing, setDismissing] = useState<Account | null>(null);
  const [giving, setGiving] = useState<Account | null>(null);

  const [leaving, setLeaving] = useState<{ account: Account; roles: Role[] } | null>(null);

  const onlyOfficer = (account: Account | null) =>
    account?.roles.includes("privacy_officer") === true &&
    !(data ?? []).some((one) => one.id !== account.id && one.active && one.roles.includes("privacy_officer"));
  const askRoles = (account: Account, roles: Role[]) => {
    if (onlyOfficer(account) && !roles.includes("privacy_officer")) setLeaving({ account, roles });
    else void setRoles(account, roles);
  };
  const setRoles = async (account: Account, roles: Role[]) => {
    const set = (next: Role[]) => change.run({ account: account.id, roles: next, active: account.active });
    if (await set(roles)) toastUndo(m.settings_roles_changed(), () => void set(account.roles));
  };
  const dismiss = async (account: Account) => {
    const done = await change.run({ account: account.id, roles: account.roles, active: false });
    setDismissing(null);
    if (done) toast(m.settings_dismissed({ name: account.display_name }));
  };
  const takeBack = async (account: Account) => {
    // Dismissal took the password away: one is given at once.
    const done = await change.run({ account: account.id, roles: account.roles, active: true });
    if (done) setGiving(done);
  };
  const lastOne = change.error?.kind === "wrong_state" || change.error?.kind === "invalid";

  return (
    <div className={s.stack}>
      {!editable && <Notice>{m.settings_who_staff()}</Notice>}
      <ErrorText error={error} />
      {change.error && lastOne && (
        <Notice look="warn">
          {change.error.kind === "invalid" ? m.settings_no_roles() : m.settings_last_administrator()}
        </Notice>
      )}
      {!lastOne && <ErrorText error={change.error} />}
      <Panel
        flush
        title={m.settings_staff()}
        actions={
          editable && (
            <Button icon="plus" onPress={() => setAdding(true)}>
              {m.settings_add_account()}
            </Button>
          )
        }
      >
        {data ? (
          <StaffTable
            accounts={data}
            editable={editable}
            onRoles={askRoles}
            onDismiss={setDismissing}
            onTakeBack={(account) => void takeBack(account)}
            onPassword={setGiving}
          />
        ) : (
          <Skeleton />
        )}
      </Panel>
      <RoleMatrix />
      {adding && <AddAccount onClose={() => setAdding(false)} />}
      {giving && <SetPassword account={giving} onClose={() => setGiving(null)} />}
      <Confirm
        title={m.settings_dismiss_title({ name: dismissing?.display_name ?? "" })}
        isOpen={dismissing !== null}
        onClose={() => setDismissing(null)}
        act={m.settings_dismiss()}
        onAct={() => dismissing && void dismiss(dismissing)}
        pending={change.pending}
      >
        {m.settings_dismiss_text()}
        {onlyOfficer(dismissing) && (
          <Notice look="warn" title={m.settings_last_officer()}>
            {m.settings_last_officer_text()}
          </Notice>
        )}
      </Confirm>
      <Confirm
        title={m.settings_last_officer()}
        isOpen={leaving !== null}
        onClose={() => setLeaving(null)}
        act={m.settings_last_officer_act()}
        onAct={() => {
          if (leaving) void setRoles(leaving.account, leaving.roles);
          setLeaving(null);
        }}
      >
        {m.settings_last_officer_text()}
      </Confirm>
    </div>
  );
}
