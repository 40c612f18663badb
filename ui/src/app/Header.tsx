import type { Session } from "@/ipc";
import { Icon, IconButton, Menu, roleWord } from "@/kit";
import { m } from "@/paraglide/messages";
import { useSlots } from "@/slots";
import { Clocks } from "./Clocks";
import s from "./desk.module.css";

export function Header({ session, onLock }: { session: Session; onLock: () => void }) {
  const { Search } = useSlots();
  const { account } = session;
  return (
    <header className={s.header}>
      <div className={s.search}>{Search && <Search />}</div>
      <Clocks />
      <Menu
        label={m.app_user_menu({ name: account.display_name })}
        acts={[{ id: "switch", word: m.app_switch_user(), icon: "user", run: onLock }]}
      >
        <Icon name="user" />
        <span className={s.account} title={account.roles.map(roleWord).join(", ")}>
          {account.display_name}
        </span>
      </Menu>
      <IconButton icon="lock" label={`${m.app_lock()} (Ctrl+Shift+L)`} onPress={onLock} />
    </header>
  );
}
