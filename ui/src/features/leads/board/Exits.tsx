import type { LeadStatus } from "@/ipc";
import { Button, statusWord } from "@/kit";
import { m } from "@/paraglide/messages";
import type { View } from "../view";
import s from "./board.module.css";
import { useCount } from "./Column";

export type ExitsProps = { view: View; statuses: readonly LeadStatus[]; onOpen: () => void };

/** The exits folded: how many left by each. A card dragged here opens them. */
export function Exits({ view, statuses, onOpen }: ExitsProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: by keys the button opens it
    <div className={s.exits} onDragEnter={onOpen}>
      <Button look="quiet" icon="right" onPress={onOpen}>
        {m.leads_board_exits()}
      </Button>
      <ul className={s.exitList}>
        {statuses.map((status) => (
          <li key={status}>
            <Exit view={view} status={status} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Exit({ view, status }: { view: View; status: LeadStatus }) {
  return (
    <span className={s.status}>
      <span className={s.exit}>{statusWord(status)}</span>
      <span className="soft figures">{useCount(view, status)}</span>
    </span>
  );
}
