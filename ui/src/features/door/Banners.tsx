/** Standing truths over every page: what the safety of this desk lacks. */
import type { ReactNode } from "react";
import { type Session, useDesk } from "@/ipc";
import { cx, Icon } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./door.module.css";

export function Banners({ session }: { session: Session }) {
  const { data } = useDesk("desk_status", {});
  const abroad = data?.country && data.country !== "RU";
  if (!session.audit_broken && session.recovery_confirmed && !session.password_only && !abroad) return null;
  return (
    <section aria-label={m.door_banners()}>
      {session.audit_broken && <Strip broken>{m.door_audit_broken()}</Strip>}
      {!session.recovery_confirmed && <Strip>{m.door_code_unconfirmed()}</Strip>}
      {session.password_only && <Strip>{m.door_password_only()}</Strip>}
      {abroad && <Strip>{m.kit_country_warning()}</Strip>}
    </section>
  );
}

function Strip({ broken, children }: { broken?: boolean; children: ReactNode }) {
  return (
    <div role={broken ? "alert" : "note"} className={cx(s.strip, broken && s.broken)}>
      <Icon name="warning" />
      <span>{children}</span>
    </div>
  );
}
