import { useState } from "react";
import { type LeadCard, type LeadId, type LeadRow, useDesk, useToday } from "@/ipc";
import { Button, Dialog, ErrorText, LeadLine, Skeleton, TextField } from "@/kit";
import { useLater } from "@/later";
import { m } from "@/paraglide/messages";
import { draftOf } from "../draft";
import { useSimilar } from "../Similar";
import s from "./merge.module.css";
import { likenessWord } from "./words";

/** Rows of one answer. */
const ROWS = 8;

export type FindOtherProps = { one: LeadId; onChoose: (other: LeadId) => void; onClose: () => void };

/** Which other card is the same person's: those that look so, or what one searches for. */
export function FindOther({ one, onChoose, onClose }: FindOtherProps) {
  const { data: card, error } = useDesk("lead_get", { lead: one });
  return (
    <Dialog
      title={m.leads_merge_find_title({ name: card?.short_name ?? "" })}
      isOpen
      onClose={onClose}
      actions={<Button onPress={onClose}>{m.common_cancel()}</Button>}
    >
      <ErrorText error={error} />
      {!card && !error && <Skeleton rows={4} />}
      {card && <Finding card={card} onChoose={onChoose} />}
    </Dialog>
  );
}

type FindingProps = { card: LeadCard; onChoose: (other: LeadId) => void };

function Finding({ card, onChoose }: FindingProps) {
  const [text, setText] = useState("");
  const asked = useLater(text, 60).trim();
  const similar = useSimilar(draftOf(card));
  const found = useDesk(
    "lead_search",
    { text: asked, limit: ROWS + 1 },
    { enabled: asked !== "", keep: true },
  );
  const rows: { row: LeadRow; note?: string }[] =
    asked === ""
      ? similar.map(({ row, reason }) => ({ row, note: likenessWord(reason) }))
      : (found.data?.rows ?? []).map((row) => ({ row }));
  const others = rows.filter(({ row }) => row.id !== card.id && row.blocked_due === null).slice(0, ROWS);
  const nobody = asked !== "" && found.data !== undefined && !found.isPlaceholderData && others.length === 0;
  return (
    <div className={s.stack}>
      <TextField
        wide
        autoFocus
        label={m.leads_merge_find()}
        hint={m.search_placeholder()}
        value={text}
        onChange={setText}
      />
      <ErrorText error={found.error} />
      <section aria-live="polite" aria-label={m.search_found()} className={s.found}>
        {asked === "" && others.length > 0 && <h3>{m.leads_duplicates()}</h3>}
        {nobody && <p className="soft">{m.common_nothing_found()}</p>}
        <ul>
          {others.map(({ row, note }) => (
            <Other key={row.id} row={row} note={note} onChoose={() => onChoose(row.id)} />
          ))}
        </ul>
      </section>
    </div>
  );
}

type OtherProps = { row: LeadRow; note: string | undefined; onChoose: () => void };

function Other({ row, note, onChoose }: OtherProps) {
  const today = useToday();
  return (
    <li className={s.foundRow}>
      <LeadLine
        row={row}
        today={today}
        note={[row.full_name, row.case_no, note].filter(Boolean).join(" · ")}
      />
      <Button onPress={onChoose}>
        {m.leads_compare()}
        <span className="unseen"> {row.case_no}</span>
      </Button>
    </li>
  );
}
