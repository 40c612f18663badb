import { useDesk } from "@/ipc";
import { Badge, Notice, Panel } from "@/kit";
import { m } from "@/paraglide/messages";
import { OwnPassword } from "./OwnPassword";
import { RenewCode } from "./RenewCode";
import s from "./settings.module.css";

/** The keys: one's own password, the recovery code, this computer's keyring. */
export function SecurityTab({ keeper }: { keeper: boolean }) {
  const { data: door } = useDesk("door_state", {});
  const bound = door?.keyring === true && door.session?.password_only === false;
  return (
    <div className={s.columns}>
      <Panel title={m.settings_own_password()}>
        <OwnPassword />
      </Panel>
      <div className={s.stack}>
        <Panel title={m.settings_computer()}>
          <div className={s.stack}>
            <Badge look={bound ? "given" : "soon"}>
              {bound ? m.settings_keyring_bound() : m.settings_keyring_absent()}
            </Badge>
            <p className="soft">
              {bound
                ? m.settings_keyring_bound_text()
                : door?.keyring
                  ? m.settings_keyring_unbound_text()
                  : m.settings_keyring_absent_text()}
            </p>
          </div>
        </Panel>
        <Panel title={m.door_code()}>
          {keeper ? <RenewCode /> : <Notice>{m.settings_code_who()}</Notice>}
        </Panel>
      </div>
    </div>
  );
}
