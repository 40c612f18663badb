import { useState } from "react";
import { showDay } from "@/format";
import { type LeadRow, useDesk } from "@/ipc";
import { Badge, CheckboxField, ErrorText, TextField } from "@/kit";
import { useLater } from "@/later";
import { m } from "@/paraglide/messages";
import s from "./requests.module.css";

/** What the dialog knows of a person; a row and a card both have it. */
export type Person = Pick<LeadRow, "id" | "case_no" | "full_name"> & { phone_tail: string };

export type WhoProps = {
  picked: readonly Person[];
  onPick: (picked: Person[]) => void;
  error: string | undefined;
  /** The person is known: the search does not ask for the focus. */
  known: boolean;
};

/** As many as one compares at a glance. */
const ROWS = 8;

/** Finds the person by name, phone or number; a person recorded twice is ticked twice. */
export function Who({ picked, onPick, error, known }: WhoProps) {
  const [text, setText] = useState("");
  const asked = useLater(text, 60);
  const found = useDesk(
    "lead_search",
    { text: asked, limit: ROWS },
    { enabled: asked.trim() !== "", keep: true },
  );
  const rows = asked.trim() === "" ? [] : (found.data?.rows ?? []);
  const others = rows.filter(({ id }) => !picked.some((one) => one.id === id));
  const tick = (person: Person) => onPick([...picked, person]);
  const first = others.find(({ blocked_due }) => blocked_due === null) ?? others[0];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in the field ticks the first found
    <div
      className={s.who}
      onKeyDown={(event) => {
        const typing = event.target instanceof HTMLInputElement && event.target.type === "search";
        if (event.key !== "Enter" || event.ctrlKey || !typing || event.nativeEvent.isComposing) return;
        event.preventDefault();
        if (asked === text && !found.isPlaceholderData && first) tick(first);
      }}
    >
      <TextField
        wide
        autoFocus={!known}
        label={m.requests_who()}
        type="search"
        value={text}
        onChange={setText}
        placeholder={m.search_placeholder()}
        error={error}
        hint={m.requests_who_hint()}
      />
      <ErrorText error={found.error} />
      {(picked.length > 0 || rows.length > 0) && (
        <ul className={s.found} aria-label={m.search_found()}>
          {picked.map((person) => (
            <li key={person.id}>
              <CheckboxField value onChange={() => onPick(picked.filter(({ id }) => id !== person.id))}>
                <Line person={person} />
              </CheckboxField>
            </li>
          ))}
          {others.map((row) => (
            <li key={row.id}>
              <CheckboxField
                value={false}
                note={
                  row.blocked_due === null
                    ? undefined
                    : m.requests_already_withdrawn({ due: showDay(row.blocked_due) })
                }
                onChange={() => tick(row)}
              >
                <Line person={row} archived={row.archived} />
              </CheckboxField>
            </li>
          ))}
        </ul>
      )}
      {asked.trim() !== "" && found.data && !found.isPlaceholderData && rows.length === 0 && (
        <p className="soft">{m.requests_nobody()}</p>
      )}
    </div>
  );
}

function Line({ person, archived }: { person: Person; archived?: boolean }) {
  return (
    <span className={s.person}>
      <b>{person.full_name}</b>
      <span className="soft small figures">
        {person.case_no}
        {person.phone_tail && ` · ${person.phone_tail}`}
      </span>
      {archived && <Badge look="plain">{m.leads_archived()}</Badge>}
    </span>
  );
}
