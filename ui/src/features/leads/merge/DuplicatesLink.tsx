import { useRole } from "@/ipc";
import { Icon } from "@/kit";
import { m } from "@/paraglide/messages";
import { addressOf } from "@/router";
import s from "./merge.module.css";

/** The address of the queue in the Leads room. */
export const DUPLICATES = "duplicates";

/** Joining and separating are for those who work with people. */
export function useMayJoin(): boolean {
  const receptionist = useRole("receptionist");
  const coordinator = useRole("coordinator");
  return receptionist || coordinator;
}

/** From the list to the queue of likely duplicates. How many there are is not counted here: it costs too much. */
export function DuplicatesLink() {
  if (!useMayJoin()) return null;
  return (
    <a className={s.queue} href={addressOf("leads", DUPLICATES)}>
      <Icon name="leads" />
      {m.leads_duplicates()}
    </a>
  );
}
