import type { Account, Role } from "@/ipc";
import { Badge, CheckboxField, type Column, Menu, type MenuAct, roleWord, Table } from "@/kit";
import { languageName } from "@/language";
import { m } from "@/paraglide/messages";
import s from "./settings.module.css";

export const ROLES: readonly Role[] = ["receptionist", "coordinator", "privacy_officer", "administrator"];

const shortWords: Record<Role, () => string> = {
  receptionist: m.settings_role_receptionist,
  coordinator: m.settings_role_coordinator,
  privacy_officer: m.settings_role_privacy_officer,
  administrator: m.settings_role_administrator,
};

/** A role in one short word, for the head of a column. */
export const shortRoleWord = (role: Role): string => shortWords[role]();

export type StaffTableProps = {
  accounts: readonly Account[];
  editable: boolean;
  onRoles: (account: Account, roles: Role[]) => void;
  onDismiss: (account: Account) => void;
  onTakeBack: (account: Account) => void;
  onPassword: (account: Account) => void;
};

/** People down, rights across. */
export function StaffTable({ accounts, editable, ...on }: StaffTableProps) {
  const rights = ROLES.map(
    (role): Column<Account> => ({
      id: role,
      title: shortWords[role](),
      cell: (account) => (
        <CheckboxField
          label={`${account.display_name}: ${roleWord(role)}`}
          value={account.roles.includes(role)}
          disabled={!editable || !account.active}
          onChange={(held) =>
            on.onRoles(
              account,
              ROLES.filter((one) => (one === role ? held : account.roles.includes(one))),
            )
          }
        />
      ),
    }),
  );
  const columns: Column<Account>[] = [
    {
      id: "name",
      title: m.settings_person(),
      cell: (account) => (
        <div className={account.active ? undefined : s.gone}>
          {account.display_name}
          <div className="soft small">{account.position || "–"}</div>
        </div>
      ),
    },
    { id: "login", title: m.door_login(), cell: (account) => account.login },
    { id: "language", title: m.common_language(), cell: (account) => languageName(account.language) },
    ...rights,
    {
      id: "state",
      title: "",
      cell: (account) => {
        if (!editable) return account.active ? null : <Badge look="plain">{m.settings_gone()}</Badge>;
        const acts: MenuAct[] = account.active
          ? [
              {
                id: "password",
                word: m.settings_set_password(),
                icon: "lock",
                run: () => on.onPassword(account),
              },
              { id: "dismiss", word: m.settings_dismiss(), icon: "close", run: () => on.onDismiss(account) },
            ]
          : [{ id: "back", word: m.settings_take_back(), icon: "undo", run: () => on.onTakeBack(account) }];
        const state = account.active ? m.settings_works() : m.settings_gone();
        return (
          <Menu label={m.settings_account_menu({ name: account.display_name })} value={state} acts={acts}>
            {state}
          </Menu>
        );
      },
    },
  ];
  return <Table label={m.settings_staff()} columns={columns} rows={accounts} rowKey={({ id }) => id} />;
}
