import type { SignedIn } from "@/ipc";
import { Icon, IconButton, Menu, roleWord } from "@/kit";
import { m } from "@/paraglide/messages";
import { useSlots } from "@/slots";
import { Clocks } from "./Clocks";
import s from "./desk.module.css";

export function Header({ user, onLock }: { user: SignedIn; onLock: () => void }) {
  const { Search } = useSlots();
  return (
    <header className={s.header}>
      <div className={s.search}>{Search && <Search />}</div>
      <Clocks />
      <Menu
        label={m.app_user_menu({ name: user.name })}
        acts={[{ id: "switch", word: m.app_switch_user(), icon: "user", run: onLock }]}
      >
        <Icon name="user" />
        <span title={user.roles.map(roleWord).join(", ")}>{user.name}</span>
      </Menu>
      <IconButton icon="lock" label={`${m.app_lock()} (Ctrl+Shift+L)`} onPress={onLock} />
    </header>
  );
}
